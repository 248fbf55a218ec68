package dev.dormouse.samples.http;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.samples.Page;
import java.nio.ByteBuffer;

/**
 * Reads the head of a request, RFC 9112, from bytes that arrive in pieces of any size. It sleeps wherever a piece ends, and leaves what follows the head, the next request
 * of a pipeline, where it is.
 *
 * <p>Lenient where the standard asks for it: empty lines before a request, lines that end in a line feed only, unknown headers, any query. Everything else that
 * is not as specified is refused, since it may mean one thing to this server and another to a proxy before it; folded headers too.
 */
final class RequestParser {

    /** The most bytes of a head. */
    static final int MOST_BYTES = 8 * 1024;

    /** The byte after the last one. */
    private static final int END = -1;
    /** Instead of the byte after {@link #MOST_BYTES}. */
    private static final int TOO_MUCH = -2;

    private static final int CONNECTION = 1;
    private static final int CONTENT_LENGTH = 2;
    private static final int TRANSFER_ENCODING = 3;
    private static final int HOST = 4;
    private static final int OTHER = 5;

    private static final byte[] NAME_CONNECTION = Page.ascii("connection");
    private static final byte[] NAME_CONTENT_LENGTH = Page.ascii("content-length");
    private static final byte[] NAME_TRANSFER_ENCODING = Page.ascii("transfer-encoding");
    private static final byte[] NAME_HOST = Page.ascii("host");
    private static final byte[] CLOSE = Page.ascii("close");
    private static final byte[] KEEP_ALIVE = Page.ascii("keep-alive");
    private static final byte[] HTTP = Page.ascii("HTTP");
    private static final byte[] AUTHORITY_FOLLOWS = Page.ascii("://");
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Word word = new Word();
    private ByteBuffer bytes = NOTHING;
    private int count;
    /** The byte that was taken last. */
    private int at;
    private boolean major1;

    /** Fills {@code request}. An empty piece is the end. */
    @Coroutine
    Status parse(Exchange<Progress, ByteBuffer> in, Request request) {
        request.begin();
        bytes = NOTHING;
        count = 0;
        next(in);
        while (at == '\r' || at == '\n') {
            if (lineEnd(in)) {
                next(in);
            } else if (at != END) {
                return at == TOO_MUCH ? Status.URI_TOO_LONG : Status.BAD_REQUEST;
            }
        }
        if (at == END) {
            return Status.GONE;
        }
        if (!requestLine(in, request)) {
            return at == TOO_MUCH ? Status.URI_TOO_LONG : Status.BAD_REQUEST;
        }
        if (!major1) {
            return Status.VERSION_NOT_SUPPORTED;
        }
        next(in);
        while (at != '\r' && at != '\n') {
            if (!header(in, request)) {
                return at == TOO_MUCH ? Status.HEADERS_TOO_LARGE : Status.BAD_REQUEST;
            }
            next(in);
        }
        boolean wellFormed = lineEnd(in) && (request.hosts == 1 || request.hosts == 0 && !request.isPersistent);
        return wellFormed ? Status.OK : at == TOO_MUCH ? Status.HEADERS_TOO_LARGE : Status.BAD_REQUEST;
    }

    /** Takes the next byte. After the end it stays the end. */
    @Coroutine
    private void next(Exchange<Progress, ByteBuffer> in) {
        while (!bytes.hasRemaining()) {
            bytes = in.yield(count == 0 ? Progress.NOTHING : Progress.HEAD);
            if (!bytes.hasRemaining()) {
                at = END;
                return;
            }
        }
        if (count == MOST_BYTES) {
            at = TOO_MUCH;
            return;
        }
        count++;
        at = bytes.get() & 0xff;
    }

    /** From its first byte, which was taken, to its end. */
    @Coroutine
    private boolean requestLine(Exchange<Progress, ByteBuffer> in, Request request) {
        word.clear();
        while (isToken(at)) {
            word.add(at);
            next(in);
        }
        if (word.isEmpty() || at != ' ') {
            return false;
        }
        request.method(word);
        next(in);
        if (!target(in, request)) {
            return false;
        }
        next(in);
        return version(in, request);
    }

    /** To the blank behind it. A path, {@code http://host/path}, or {@code *}, all with or without a query. */
    @Coroutine
    private boolean target(Exchange<Progress, ByteBuffer> in, Request request) {
        if (at != '/' && at != '*') {
            boolean any = false;
            while (isLetter(at)) {
                any = true;
                next(in);
            }
            for (int i = 0; i < AUTHORITY_FOLLOWS.length; i++) {
                if (!any || at != AUTHORITY_FOLLOWS[i]) {
                    return false;
                }
                next(in);
            }
            boolean named = false;
            while (isVisible(at) && at != '/' && at != '?') {
                named = true;
                next(in);
            }
            if (!named) {
                return false;
            }
            if (at != '/') {
                request.path('/');
            }
        }
        boolean query = false;
        while (isVisible(at)) {
            query |= at == '?';
            if (!query) {
                request.path(at);
            }
            next(in);
        }
        return at == ' ';
    }

    @Coroutine
    private boolean version(Exchange<Progress, ByteBuffer> in, Request request) {
        for (int i = 0; i < HTTP.length; i++) {
            if (at != HTTP[i]) {
                return false;
            }
            next(in);
        }
        if (at != '/') {
            return false;
        }
        next(in);
        if (!isDigit(at)) {
            return false;
        }
        major1 = at == '1';
        next(in);
        if (at != '.') {
            return false;
        }
        next(in);
        if (!isDigit(at)) {
            return false;
        }
        request.isPersistent = at != '0';
        next(in);
        return lineEnd(in);
    }

    /** From the first byte of its name, which was taken, to the end of its line. */
    @Coroutine
    private boolean header(Exchange<Progress, ByteBuffer> in, Request request) {
        word.clear();
        while (isToken(at)) {
            word.addSmall(at);
            next(in);
        }
        if (word.isEmpty() || at != ':') {
            return false;
        }
        int header = header();
        request.hosts += header == HOST ? 1 : 0;
        boolean isList = header != CONTENT_LENGTH && header != HOST;
        boolean any = false;
        boolean sound = true;
        do {
            word.clear();
            next(in);
            while (isVisible(at) && (at != ',' || !isList) || at >= 0x80) {
                word.addSmall(at);
                next(in);
            }
            if (!word.isEmpty()) {
                sound &= (isList || !any) && value(header, request);
                any = true;
            }
        } while (at == ' ' || at == '\t' || at == ',');
        boolean mayBeEmpty = header != CONTENT_LENGTH && header != TRANSFER_ENCODING;
        return lineEnd(in) && sound && (any || mayBeEmpty);
    }

    /** Takes the rest of a line's end, whose first byte was taken. */
    @Coroutine
    private boolean lineEnd(Exchange<Progress, ByteBuffer> in) {
        if (at == '\r') {
            next(in);
        }
        return at == '\n';
    }

    private int header() {
        if (word.is(NAME_CONNECTION)) {
            return CONNECTION;
        }
        if (word.is(NAME_CONTENT_LENGTH)) {
            return CONTENT_LENGTH;
        }
        if (word.is(NAME_TRANSFER_ENCODING)) {
            return TRANSFER_ENCODING;
        }
        return word.is(NAME_HOST) ? HOST : OTHER;
    }

    /** Takes one word of a header's value; false if it cannot be one. */
    private boolean value(int header, Request request) {
        switch (header) {
            case CONNECTION:
                request.wantsClose |= word.is(CLOSE);
                request.wantsKeepAlive |= word.is(KEEP_ALIVE);
                return true;
            case CONTENT_LENGTH:
                request.hasBody |= word.isPositive();
                return word.isNumber();
            case TRANSFER_ENCODING:
                request.hasBody = true;
                return true;
            default:
                return true;
        }
    }

    private static boolean isVisible(int b) {
        return b > ' ' && b <= '~';
    }

    private static boolean isLetter(int b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isToken(int b) {
        switch (b) {
            case '!':
            case '#':
            case '$':
            case '%':
            case '&':
            case '\'':
            case '*':
            case '+':
            case '-':
            case '.':
            case '^':
            case '_':
            case '`':
            case '|':
            case '~':
                return true;
            default:
                return isLetter(b) || isDigit(b);
        }
    }
}
