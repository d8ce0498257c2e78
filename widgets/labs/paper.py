"""The handout of the workshop kit for changed numbers: one sheet, as it would be printed."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape
from io import BytesIO

from widgets.labs.bench import say


@dataclass(frozen=True, repr=False)
class Paper:
    """A sheet of paper: a notebook shows it and offers the PDF; in print it is its words."""

    pdf: bytes

    @property
    def plain(self) -> str:
        """Every word on the sheet, read back from the PDF."""
        import pypdfium2

        return str(pypdfium2.PdfDocument(self.pdf)[0].get_textpage().get_text_range())

    def _repr_html_(self) -> str:
        link = f"data:application/pdf;base64,{b64encode(self.pdf).decode()}"
        return (
            f'<img alt="{escape(self.plain)}" style="max-width: 100%; border: 1px solid"'
            f' src="data:image/png;base64,{b64encode(self._draw()).decode()}">'
            f'<p><a download="hundred.pdf" href="{link}">{escape(say("faces.save"))}</a></p>'
        )

    def __repr__(self) -> str:
        return self.plain

    def _draw(self) -> bytes:
        import pypdfium2

        out = BytesIO()
        pypdfium2.PdfDocument(self.pdf)[0].render(scale=1.5).to_pil().save(out, "PNG")
        return out.getvalue()
