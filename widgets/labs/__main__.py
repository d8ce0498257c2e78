"""``python -m widgets.labs``: write the student copies and the solutions from the masters."""

import sys

from widgets.labs.derive import LabError, write_copies

if __name__ == "__main__":
    try:
        changed = write_copies()
    except LabError as error:
        sys.exit(str(error))
    print("\n".join(changed) if changed else "Every copy fits its master. Nothing was changed.")
