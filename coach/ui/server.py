"""What stands between the browser and the pages: who may ask, and what a page may load."""

from __future__ import annotations

import sys
import threading
import webbrowser
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from coach.ui import drafts, session

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from coach.notebook import Notebook

# A name that an outside site lets point to this machine (DNS rebinding) is not among these.
LOOPBACK: Final = ("localhost", "127.0.0.1")
ICON: Final = Path(__file__).parent / "assets" / "icon.png"
WORDMARK: Final = ICON.with_name("wordmark.svg")
STYLE: Final = ICON.with_name("app.css")
# Streamlit's one inline script, `window.prerenderReady = false`; a test compares it with the installed page.
INLINE_SCRIPT: Final = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' blob: {INLINE_SCRIPT}",  # blob: is how Streamlit loads components v2
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "media-src 'self' blob:",
        "frame-src 'self' blob: data:",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HOST_CONFIG: Final = "/_stcore/host-config"
SITE: Final = {
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "blockErrorDialogs": True,
    "resourceCrossOriginMode": None,
}
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    # Not "no-referrer": browsers then send "Origin: null", and the drafts route asks for a true origin.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Adds the headers by which the browser itself keeps a page's requests on this machine.

    Pure ASGI, because Starlette's BaseHTTPMiddleware would read whole downloads into memory.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and set the headers when the answer starts."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class HostConfig:
    """Answers what Streamlit's page asks about the site around it: there is none, and no dialog is to open.

    The dialog of a lost connection lies over the clock and takes the keyboard out of the pads; away.js says
    the same in a line. A page without allowed origins listens to no message of another window. Streamlit
    takes no route of ours at this address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer that one question, and pass on every other."""
        asked = scope["type"] == "http" and scope["path"] == HOST_CONFIG
        app = JSONResponse(SITE, headers={"Cache-Control": "no-cache"}) if asked else self.app
        await app(scope, receive, send)


def middleware() -> list[Middleware]:
    """The guards around every answer, outermost first (`server.allowedHosts` guards only the websocket)."""
    return [
        Middleware(SecurityHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK, www_redirect=False),
        Middleware(HostConfig),
    ]


async def _icon(_: Request) -> FileResponse:
    return FileResponse(ICON, headers={"Cache-Control": "max-age=86400"})


def _notebook(name: str) -> Notebook | None:
    if name not in ("own", "example"):
        return None
    return session.notebook_at(session.folder("own" if name == "own" else "example"))


def routes() -> list[Route]:
    """Our own addresses: the drafts, and the icon that a tab shows until the first page is there."""
    return [Route("/favicon.png", _icon), *drafts.routes(_notebook)]


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Say where the app is, and open it, unless Streamlit found this machine to have no display.

    Streamlit 1.67 opens no browser for an `st.App`, whatever `server.headless` says.
    """
    address = f"http://127.0.0.1:{st.get_option('server.port')}"
    sys.stdout.write(f"\n  Rapport is ready: {address}\n  Leave this window open; Ctrl+C stops it.\n\n")
    sys.stdout.flush()
    if not st.get_option("server.headless"):
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    yield
