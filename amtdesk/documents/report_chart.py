"""The bars of the weekly report as a picture of their own: the very drawing of its page, for the other forms."""

from pathlib import Path
from typing import Final

from amtdesk.documents.report_outline import Chart
from amtdesk.documents.typesetting import Template, draw

_SOURCE: Final = "report_chart_alone.typ"
#: Dots an inch of the picture in a document: sharp on paper, and some 30 kB.
_PPI: Final = 220.0


def svg(chart: Chart, *, resources: Path) -> bytes:
    """Return the bars as SVG; letters are shapes, so that no font is needed."""
    return draw(_template(resources), chart.paper, form="svg")


def png(chart: Chart, *, resources: Path) -> bytes:
    """Return the bars as a picture on white."""
    return draw(_template(resources), chart.paper, form="png", ppi=_PPI)


def _template(resources: Path) -> Template:
    return Template(source=resources / "documents" / _SOURCE, fonts=resources / "fonts")
