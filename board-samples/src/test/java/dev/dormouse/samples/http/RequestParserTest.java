package dev.dormouse.samples.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.samples.Page;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of requests as they come: in pieces of any size, and as no decent client would write them. */
class RequestParserTest {

    private static final String HOST = "Host: board\r\n";

    private final RequestParserCo.Parse view = new RequestParserCo.Parse();
    private final RequestParser parser = new RequestParser();
    private final Request request = new Request();
    /** What was left of the last piece. */
    private int left;

    @Test
    void aRequestSaysItsMethodItsPathAndWhetherItsConnectionStays() {
        assertEquals(Status.OK, parse("GET /metrics HTTP/1.1\r\n" + HOST + "\r\n"));
        assertTrue(request.isFor(Page.ascii("/metrics")));
        assertTrue(request.isAllowed());
        assertFalse(request.isHead());
        assertTrue(request.keepsAlive());
        assertEquals(Status.OK, parse("HEAD / HTTP/1.1\r\n" + HOST + "\r\n"));
        assertTrue(request.isFor(Page.ascii("/")));
        assertTrue(request.isAllowed());
        assertTrue(request.isHead());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "get", "GETS", "GE", "PROPFIND", "M-SEARCH", "AVERYLONGMETHODTHATNOBODYHASEVERHEARDOF"})
    void anyOtherMethodIsUnderstoodAndNotAllowed(String method) {
        assertEquals(Status.OK, parse(method + " / HTTP/1.1\r\n" + HOST + "\r\n"));
        assertFalse(request.isAllowed());
        assertFalse(request.isHead());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics?", "/metrics?name[]=up&x=/y?z", "http://board/metrics", "http://board:80/metrics?x", "HTTPS://[::1]:1/metrics"})
    void theQueryAndTheServersNameDoNotMatter(String target) {
        assertEquals(Status.OK, parse("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n"));
        assertTrue(request.isFor(Page.ascii("/metrics")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://board", "http://board?x=/metrics"})
    void aServersNameAloneMeansItsRoot(String target) {
        assertEquals(Status.OK, parse("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n"));
        assertTrue(request.isFor(Page.ascii("/")));
    }

    @Test
    void otherPathsAreOtherPaths() {
        String longPath = "/" + "x".repeat(5000);
        for (String path : new String[] {"/metric", "/metricss", "/Metrics", "//metrics", "/metrics/", "/%6detrics", "*", longPath}) {
            assertEquals(Status.OK, parse("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n"));
            assertFalse(request.isFor(Page.ascii("/metrics")), path);
        }
    }

    @Test
    void whetherAConnectionStaysDependsOnVersionAndHeader() {
        assertTrue(keepsAlive("HTTP/1.1", ""));
        assertTrue(keepsAlive("HTTP/1.2", ""));
        assertFalse(keepsAlive("HTTP/1.1", "Connection: close\r\n"));
        assertFalse(keepsAlive("HTTP/1.1", "connection:foo,\tCLOSE ,bar\r\n"));
        assertFalse(keepsAlive("HTTP/1.1", "Connection: keep-alive\r\nConnection: close\r\n"));
        assertTrue(keepsAlive("HTTP/1.1", "Connection: closed\r\nX-Connection: close\r\n"));
        assertFalse(keepsAlive("HTTP/1.0", ""));
        assertTrue(keepsAlive("HTTP/1.0", "Connection: Keep-Alive\r\n"));
    }

    @Test
    void aBodyIsKnownByItsHeadersAndEndsTheConnection() {
        assertFalse(hasBody(""));
        assertFalse(hasBody("Content-Length: 0\r\n"));
        assertFalse(hasBody("Content-Length: 000\r\n"));
        assertTrue(hasBody("Content-Length: 1\r\n"));
        assertTrue(hasBody("Content-Length: 0000000000000000000000000000001\r\n"));
        assertTrue(hasBody("Transfer-Encoding: chunked\r\n"));
        assertTrue(hasBody("Content-Length: 0\r\nTransfer-Encoding: identity\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r\n\r\n\n", "\n"})
    void emptyLinesBeforeARequestAreSkipped(String lines) {
        assertEquals(Status.OK, parse(lines + "GET / HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    @Test
    void aLineMayEndInALineFeedOnly() {
        assertEquals(Status.OK, parse("GET / HTTP/1.1\nHost: board\n\n"));
    }

    @Test
    void headersThatNobodyAskedForMaySayAnything() {
        assertEquals(Status.OK, parse("GET / HTTP/1.1\r\n" + HOST + "X:\r\nY: \t \r\nZ: a \u00e9\t,, ;\"'(){}\r\nAccept-Encoding:gzip\r\n\r\n"));
        assertTrue(request.keepsAlive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET\r\n\r\n", "GET /\r\n\r\n", "GET / \r\n\r\n", " GET / HTTP/1.1\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET /  HTTP/1.1\r\n\r\n", "GET / HTTP/1.1 \r\n\r\n",
            "GET / HTTP/11\r\n\r\n", "GET / HTTP/1.\r\n\r\n", "GET / HTTP/1.10\r\n\r\n", "GET / http/1.1\r\n\r\n", "GET / HTTQ/1.1\r\n\r\n", "GET metrics HTTP/1.1\r\n\r\n",
            "GET board:80 HTTP/1.1\r\n\r\n", "GET ://x/ HTTP/1.1\r\n\r\n", "GET http:/x HTTP/1.1\r\n\r\n", "GET /a b HTTP/1.1\r\n\r\n", "GET /\u00e9 HTTP/1.1\r\n\r\n", "GET /\u0000 HTTP/1.1\r\n\r\n",
            "GET http:/// HTTP/1.1\r\nHost: x\r\n\r\n", "GET http://?x HTTP/1.1\r\nHost: x\r\n\r\n", "\rGET / HTTP/1.1\r\nHost: x\r\n\r\n", "\r\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
            "G(T / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000", "GET / HTTP/1.1\rHost: x\r\n\r\n", "GET", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: x", "GET / HTTP/1.1\r\nHost: x\r\n\r"})
    void whatIsNoRequestIsRefused(String bytes) {
        assertEquals(Status.BAD_REQUEST, parse(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host : board\r\n", "Host\r\n", ": x\r\n", "Host: a\r\nHost: b\r\n", "X: y\r\n", " Host: board\r\n", "Host: board\r\n folded\r\n", "Host: board\r\n\tfolded\r\n",
            "Host: bo\u0000ard\r\n", "Host: bo\u007fard\r\n", "Host: board\rX: y\r\n", "Ho st: board\r\n", "Host: board\r\nContent-Length: x\r\n", "Host: board\r\nContent-Length: -1\r\n",
            "Host: board\r\nContent-Length: +1\r\n", "Host: board\r\nContent-Length:\r\n", "Host: board\r\nContent-Length: 1 a\r\n",
            "Host: board\r\nContent-Length: 0 0\r\n", "Host: board\r\nContent-Length: 0, 5\r\n", "Host: board\r\nContent-Length: ,0\r\n", "Host: board\r\nTransfer-Encoding:\r\n",
            "Host: board\r\nTransfer-Encoding: ,\r\n", "Host: bo ard\r\n", "Host: a, b\r\n"})
    void whatIsNoHeaderIsRefused(String headers) {
        assertEquals(Status.BAD_REQUEST, parse("GET / HTTP/1.1\r\n" + headers + "\r\n"));
    }

    @Test
    void aHostIsNeededSince11() {
        assertEquals(Status.BAD_REQUEST, parse("GET / HTTP/1.1\r\n\r\n"));
        assertEquals(Status.OK, parse("GET / HTTP/1.0\r\n\r\n"));
        assertEquals(Status.OK, parse("GET / HTTP/1.1\r\nHost:\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/2.0\r\n", "GET / HTTP/0.9\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"})
    void anotherMajorVersionIsRefused(String bytes) {
        assertEquals(Status.VERSION_NOT_SUPPORTED, parse(bytes));
    }

    @Test
    void aHeadHasALimit() {
        String line = "GET / HTTP/1.1\r\n" + HOST + "X: ";
        String end = "\r\n\r\n";
        String most = line + "x".repeat(RequestParser.MOST_BYTES - line.length() - end.length()) + end;
        assertEquals(Status.OK, parse(most));
        assertEquals(Status.HEADERS_TOO_LARGE, parse(most.replace("X: ", "X: x")));
        assertEquals(Status.HEADERS_TOO_LARGE, parse("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(RequestParser.MOST_BYTES / 6)));
        assertEquals(Status.HEADERS_TOO_LARGE, parse("GET / HTTP/1.1\r\n" + "n".repeat(RequestParser.MOST_BYTES)));
        assertEquals(Status.URI_TOO_LONG, parse("GET /" + "x".repeat(RequestParser.MOST_BYTES)));
        assertEquals(Status.URI_TOO_LONG, parse("\r\n".repeat(RequestParser.MOST_BYTES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\n\r\n", "\r"})
    void theEndBeforeARequestIsNoRequest(String bytes) {
        assertEquals(Status.GONE, parse(bytes));
    }

    @Test
    void whatFollowsARequestIsLeftForTheNext() {
        String first = "GET /1 HTTP/1.1\r\n" + HOST + "\r\n";
        String second = "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n";
        assertEquals(Status.OK, parse(first + second, 1000));
        assertEquals(second.length(), left);
        assertTrue(request.isFor(Page.ascii("/1")));
    }

    @Test
    void anyBytesGetAnAnswer() {
        Random random = new Random(11);
        byte[] good = Page.ascii("GET /metrics?x HTTP/1.1\r\nHost: board\r\nConnection: keep-alive, x\r\nContent-Length: 0\r\n\r\n");
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            parse(new String(bad, StandardCharsets.ISO_8859_1), 1 + random.nextInt(bad.length));
        }
    }

    private boolean keepsAlive(String version, String headers) {
        assertEquals(Status.OK, parse("GET / " + version + "\r\n" + HOST + headers + "\r\n"));
        return request.keepsAlive();
    }

    private boolean hasBody(String headers) {
        assertEquals(Status.OK, parse("GET / HTTP/1.1\r\n" + HOST + headers + "\r\n"));
        assertEquals(request.hasBody, !request.keepsAlive());
        return request.hasBody;
    }

    /** In one piece; in smaller ones it must come to the same. */
    private Status parse(String bytes) {
        for (int piece = 1; piece < Math.min(bytes.length(), 40); piece++) {
            Status inPieces = parse(bytes, piece);
            boolean keepsAlive = request.keepsAlive();
            assertEquals(inPieces, parse(bytes, bytes.length()), "pieces of " + piece);
            assertEquals(keepsAlive, request.keepsAlive(), "pieces of " + piece);
        }
        return parse(bytes, Math.max(1, bytes.length()));
    }

    private Status parse(String text, int piece) {
        byte[] bytes = Page.ascii(text);
        ByteBuffer buffer = ByteBuffer.allocate(piece);
        int read = 0;
        boolean ended = false;
        boolean hungry = view.start(parser, request).next();
        while (hungry) {
            assertFalse(ended, "hungry after the end");
            assertEquals(read == 0 ? Progress.NOTHING : Progress.HEAD, view.value());
            int count = Math.min(piece, bytes.length - read);
            buffer.clear().put(bytes, read, count).flip();
            read += count;
            ended = count == 0;
            hungry = view.next(buffer);
        }
        left = buffer.remaining();
        return view.result();
    }
}
