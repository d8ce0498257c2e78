"""Whether a result is the published one."""


def agrees(value: float, written: str) -> bool:
    """Return whether the value rounds to the number as it is written."""
    return f"{value:.{len(written.partition('.')[2])}f}" == written
