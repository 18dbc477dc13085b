"""The security headers of the site as one list, and that list in the words of several web servers."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

# Eight or more hexadecimal digits in a name, between dots, dashes or slashes: it changes with its content.
HASHED = r"[./-][0-9a-f]{8,64}[./]"
FOREVER = "public, max-age=31536000, immutable"
ALWAYS_ASK = "no-cache"
MEDIA_TYPES = {
    "js": "text/javascript",
    "wasm": "application/wasm",
    "json": "application/json",
    "zip": "application/zip",
    "bin": "application/octet-stream",
    "csv": "text/csv",
    "dmn": "application/xml",
    "svg": "image/svg+xml",
}
# Every feature a page can be given, refused: the handbook needs none of them.
REFUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "xr-spatial-tracking",
)


def security_headers(hashes: Iterable[str]) -> dict[str, str]:
    """Give every header with its value, in a fixed order; the hashes are those of the inline scripts."""
    return {
        "Content-Security-Policy": _policy(hashes),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in REFUSED),
    }


def write_header_files(headers: Mapping[str, str], folder: Path) -> None:
    """Write the headers for each web server, and as JSON for `serve`, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "nginx.conf": nginx(headers),
        "apache.htaccess": apache(headers),
        "Caddyfile": caddy(headers),
        "headers.json": json.dumps(dict(headers), indent=2) + "\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def nginx(headers: Mapping[str, str]) -> str:
    """Give the lines to include in an nginx `server` block that already has its `root`."""
    lines = [
        "# Include this in a server block. A location of your own that has an add_header loses all of these.",
        "charset utf-8;",
        "charset_types text/css text/csv text/plain text/javascript application/xml;",
        f'set $handbook_cache "{ALWAYS_ASK}";',
        f'if ($uri ~ "{HASHED}") {{ set $handbook_cache "{FOREVER}"; }}',
        "add_header Cache-Control $handbook_cache always;",
        *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
        *(
            f"location ~ \\.{suffix}$ {{ types {{ }} default_type {kind}; }}"
            for suffix, kind in MEDIA_TYPES.items()
        ),
        "# What lies there compressed goes in place of the whole file. For brotli, nginx needs ngx_brotli.",
        "gzip_static on;",
        "gzip_vary on;",
        "# brotli_static on;",
        "error_page 404 /404.html;",
    ]
    return "\n".join(lines) + "\n"


def apache(headers: Mapping[str, str]) -> str:
    """Give an Apache .htaccess file; it needs mod_headers and mod_mime."""
    lines = [
        "# Save as .htaccess in the folder of the site, or put it in the virtual host. Needs mod_headers.",
        "AddDefaultCharset utf-8",
        *(f"AddType {kind} .{suffix}" for suffix, kind in MEDIA_TYPES.items()),
        f'Header always set Cache-Control "{ALWAYS_ASK}"',
        f'Header always set Cache-Control "{FOREVER}" "expr=%{{REQUEST_URI}} =~ m#{HASHED}#"',
        *(f'Header always set {name} "{value}"' for name, value in headers.items()),
        "# What lies there compressed goes in place of the whole file. Needs mod_rewrite.",
        "AddEncoding br .br",
        "AddEncoding gzip .gz",
        "<IfModule mod_rewrite.c>",
        "RewriteEngine On",
        *(
            line
            for coding, suffix in (("br", "br"), ("gzip", "gz"))
            for line in (
                f"RewriteCond %{{HTTP:Accept-Encoding}} \\b{coding}\\b",
                f"RewriteCond %{{REQUEST_FILENAME}}.{suffix} -f",
                f"RewriteRule ^(.*)$ $1.{suffix} [L,NS]",
            )
        ),
        "Header append Vary Accept-Encoding",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def caddy(headers: Mapping[str, str]) -> str:
    """Give the lines for a site block of a Caddyfile."""
    lines = [
        "# Put this in the block of your site, beside `root` and `file_server { precompressed br gzip }`.",
        f"@hashed path_regexp {HASHED}",
        f"@other not path_regexp {HASHED}",
        f'header @hashed Cache-Control "{FOREVER}"',
        f'header @other Cache-Control "{ALWAYS_ASK}"',
        "header {",
        *(f'\t{name} "{value}"' for name, value in headers.items()),
        "}",
    ]
    for suffix, kind in MEDIA_TYPES.items():
        lines += [f"@{suffix} path *.{suffix}", f'header @{suffix} Content-Type "{kind}"']
    return "\n".join(lines) + "\n"


def netlify(headers: Mapping[str, str], hashed: Iterable[str]) -> str:
    """Give a `_headers` file; hashed names the files that never change, as these hosts know no patterns."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for path in hashed:
        lines += [f"/{path}", f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines) + "\n"


def _policy(hashes: Iterable[str]) -> str:
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *(f"'{value}'" for value in hashes)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'"
    )
