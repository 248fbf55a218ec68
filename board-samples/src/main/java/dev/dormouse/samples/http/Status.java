package dev.dormouse.samples.http;

import dev.dormouse.samples.Page;

/** What becomes of a request. */
enum Status {
    /** No request came before the end, or none before the time was over: there is nobody to answer. */
    GONE(""),
    OK("200 OK"),
    BAD_REQUEST("400 Bad Request"),
    NOT_FOUND("404 Not Found"),
    METHOD_NOT_ALLOWED("405 Method Not Allowed"),
    REQUEST_TIMEOUT("408 Request Timeout"),
    CONTENT_TOO_LARGE("413 Content Too Large"),
    URI_TOO_LONG("414 URI Too Long"),
    HEADERS_TOO_LARGE("431 Request Header Fields Too Large"),
    VERSION_NOT_SUPPORTED("505 HTTP Version Not Supported");

    /** Code and reason. */
    final byte[] line;

    Status(String line) {
        this.line = Page.ascii(line);
    }
}
