"""What every entry of content is: nothing unknown is let in. Reads no files."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Words = Annotated[str, Field(min_length=2)]


class Entry(BaseModel):
    """An entry of content: nothing unknown is let in, nothing is changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
