package dev.dormouse.samples.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A connection to a server, with the JDK's blocking sockets: what it reads is judged by other code than wrote it. */
public final class Client implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;

    /** Connects to a port of this machine. */
    public Client(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A response; names of headers in small letters. */
    public record Response(String status, Map<String, String> headers, String body) {

        /** Whether the server is going to close the connection. */
        public boolean closes() {
            return "close".equals(headers.get("connection"));
        }
    }

    /** Sends bytes. */
    public Client send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Sends a request without a body. */
    public Client request(String method, String path) throws IOException {
        return send(method + " " + path + " HTTP/1.1\r\nHost: board\r\n\r\n");
    }

    /** GET. */
    public Response get(String path) throws IOException {
        return request("GET", path).response(false);
    }

    /** The next response. */
    public Response response() throws IOException {
        return response(false);
    }

    /** The next response, without a body if it is one to HEAD. */
    public Response response(boolean head) throws IOException {
        String status = line();
        assertTrue(status.matches("HTTP/1\\.1 [1-5][0-9][0-9] .+"), status);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            assertEquals(null, headers.put(line.substring(0, colon).toLowerCase(), line.substring(colon + 1).strip()), line);
        }
        int length = Integer.parseInt(headers.get("content-length"));
        byte[] body = in.readNBytes(head ? 0 : length);
        assertEquals(head ? 0 : length, body.length);
        return new Response(status.substring("HTTP/1.1 ".length()), headers, new String(body, StandardCharsets.UTF_8));
    }

    /** Counts the responses up to the end of the connection, which may only come between two. */
    public int wholeResponses() throws IOException {
        int whole = 0;
        in.mark(1);
        while (in.read() >= 0) {
            in.reset();
            response();
            whole++;
            in.mark(1);
        }
        return whole;
    }

    /** Counts the responses that are whole; the connection must end within one that is not, or be reset. */
    public int responsesBeforeACut() {
        int whole = 0;
        try {
            for (;;) {
                response();
                whole++;
            }
        } catch (IOException | AssertionError cut) {
            return whole;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        for (; next >= 0 && next != '\r'; next = in.read()) {
            line.append((char) next);
        }
        assertEquals('\r', next, "the connection ended after '" + line + "'");
        assertEquals('\n', in.read());
        return line.toString();
    }

    /** Sends no more. */
    public void end() throws IOException {
        socket.shutdownOutput();
    }

    /** Waits for the server to close the connection, in which nothing may come any more. */
    public void assertClosed() throws IOException {
        assertEquals(-1, in.read());
    }

    /** Whether something has come that was not read. */
    public boolean hasInput() throws IOException {
        return in.available() > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
