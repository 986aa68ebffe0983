"""The address to which a pad sends what is typed, and from which it asks what is kept."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from coach.problems import CoachError
from coach.records import Conversation, Person
from coach.records.off_record import is_off_record
from coach.records.paths import text_at
from coach.store.drafts import RECORD_ID, DraftChanged
from coach.ui.unfit import unstorable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.requests import Request

    from coach.notebook import Notebook

LARGEST: Final = 256 * 1024
_PATH: Final = re.compile(r"[A-Za-z0-9_-]{1,80}(\.[A-Za-z0-9_-]{1,80}){0,9}")

# Records that a page shows pads for and that may not be on the disk yet.
_announced: set[tuple[str, str]] = set()
# How often each field was written to by a pad since the server started.
_written: Counter[tuple[str, str, str]] = Counter()


def announce(notebook: str, record_id: str) -> None:
    """Let drafts for a record be kept from now on, also before the record is first saved."""
    _announced.add((notebook, record_id))


def times_written(notebook: str, record_id: str, path: str) -> int:
    """How often pads wrote to a field: where it grows, the page knows that its last text is out of date."""
    return _written[notebook, record_id, path]


class _UnderWay:
    """How many drafts are being written at this moment."""

    def __init__(self) -> None:
        self.count = 0
        self._lock = Lock()

    @contextmanager
    def one_more(self) -> Iterator[None]:
        with self._lock:
            self.count += 1
        try:
            yield
        finally:
            with self._lock:
                self.count -= 1


under_way: Final = _UnderWay()


def mark(text: str) -> str:
    r"""A short mark of a text, as assets/drafts.js computes it: its length and CRC-32 in UTF-16.

    Browsers turn every line end into one `\n`, and so does the mark.

    >>> mark("a\r\nb") == mark("a\nb") != mark("a b")
    True
    """
    units = _one_line_end(text).encode("utf-16-le", "surrogatepass")
    return f"{len(units) // 2}.{zlib.crc32(units):x}"


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Refused(Exception):  # noqa: N818  (not an error: an answer)
    """Why a request is turned away, as an HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a draft belongs: which notebook, which record, which field."""

    name: str
    book: Notebook
    record_id: str
    path: str

    def kept(self) -> str | None:
        """The draft as it is on the disk, or None where there is none."""
        draft = self.book.drafts.of(self.record_id).get(self.path)
        return draft.text if draft else None

    def off_record(self) -> bool:
        """Whether the record says of the field that it is off the record."""
        record = self.book.find(self.record_id)
        return isinstance(record, Conversation | Person) and is_off_record(record, self.path)

    def saved(self) -> str:
        """What the record itself says; empty for a record that is not saved yet."""
        record = self.book.find(self.record_id)
        return text_at(record, self.path) if record else ""


def routes(notebooks: Callable[[str], Notebook | None]) -> list[Route]:
    """The drafts address, `/drafts/NOTEBOOK/RECORD/PATH`.

    No token is asked for. A page of another origin is told apart by what its browser says of it, and a
    program on this machine could speak to Streamlit's own websocket, which asks for none either.

    Args:
        notebooks: gives the notebook for its name in the address, None for a name that is none.
    """

    async def answer(request: Request) -> Response:
        try:
            _check_origin(request)
            place = await run_in_threadpool(_place, request.path_params["rest"], notebooks)
            if request.method == "GET":
                return await run_in_threadpool(_tell, place)
            words = _read(await _body(request))
            with under_way.one_more():
                return await run_in_threadpool(_keep, place, *words)
        except _Refused as refused:
            return Response(status_code=refused.status)
        except CoachError as error:
            return _json({"reason": error.sentence}, 503)

    return [Route("/drafts/{rest:path}", answer, methods=["GET", "POST"])]


def _check_origin(request: Request) -> None:
    """Refuse a page of another origin; the host's name was checked before (see server.middleware)."""
    headers = request.headers
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin not in (None, f"{request.url.scheme}://{headers.get('host')}"):
        raise _Refused(403)
    if site not in (None, "same-origin"):
        raise _Refused(403)
    if request.method == "POST":
        if origin is None and site is None:
            raise _Refused(403)
        # A form of another site can send no JSON without asking first, and nobody answers that question.
        if headers.get("content-type", "").partition(";")[0] != "application/json":
            raise _Refused(415)


def _place(rest: str, notebooks: Callable[[str], Notebook | None]) -> _Place:
    name, _, address = rest.partition("/")
    record_id, _, path = address.partition("/")
    if not (RECORD_ID.fullmatch(record_id) and _PATH.fullmatch(path)):
        raise _Refused(404)
    book = notebooks(name)
    if book is None or not _known(name, book, record_id):
        raise _Refused(404)
    return _Place(name, book, record_id, path)


def _known(name: str, book: Notebook, record_id: str) -> bool:
    """Whether drafts may be kept for it: a page announced it, it is saved, or it has drafts already."""
    return (
        (name, record_id) in _announced or book.find(record_id) is not None or bool(book.drafts.of(record_id))
    )


async def _body(request: Request) -> bytes:
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > LARGEST:
            raise _Refused(413)
    return bytes(read)


def _read(body: bytes) -> tuple[str, str, list[str]]:
    """The text, what the record said when the typing began, and marks of what the pad knows to be kept."""
    try:
        sent = json.loads(body)
    except ValueError:
        raise _Refused(400) from None
    match sent:
        case {"text": str(text), "base": str(base), "expected": [*marks]} if all(
            isinstance(one, str) for one in marks
        ):
            return text, base, [str(one) for one in marks]
    raise _Refused(400)


def _tell(place: _Place) -> Response:
    draft, saved = place.kept(), place.saved()
    unfit = unstorable(saved if draft is None else draft)
    return _json({"draft": draft, "saved": saved, "unfit": unfit, "off": place.off_record()})


def _keep(place: _Place, text: str, base: str, expected: list[str]) -> Response:
    """Keep the text, unless the disk has one that this pad has never seen: then answer 409 with that."""
    if text == _one_line_end(base):
        text = base
    kept = place.kept()
    if kept is not None and mark(kept) not in (*expected, mark(text)):
        return _theirs(kept)
    # Where there is none, the store refuses one that appears at this very moment.
    unless = base if kept is None else kept
    try:
        place.book.drafts.put(
            place.record_id, place.path, text, base=base, expected=unless, now=datetime.now(UTC)
        )
    except DraftChanged as changed:
        return _theirs(changed.theirs.text)
    _written[place.name, place.record_id, place.path] += 1
    return _json({"kept": mark(text), "unfit": unstorable(text)})


def _theirs(text: str) -> Response:
    return _json({"theirs": text, "unfit": unstorable(text)}, 409)


def _json(answer: dict[str, Any], status: int = 200) -> Response:
    # Escaped to ASCII, since a text with half a surrogate pair has no UTF-8.
    return Response(
        json.dumps(answer),
        status,
        {"Cache-Control": "no-store"},
        media_type="application/json",
    )
