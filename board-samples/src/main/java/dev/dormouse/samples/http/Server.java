package dev.dormouse.samples.http;

import dev.dormouse.Async;
import dev.dormouse.Cancelled;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import dev.dormouse.Reservation;
import dev.dormouse.Scratch;
import dev.dormouse.net.TcpListener;
import dev.dormouse.net.TcpStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;

/**
 * Serves a {@link Site} over HTTP/1.1, as tasks of a {@link PollLoop}, until the loop shuts down. What is under way then is answered first.
 *
 * <p>{@value #CONNECTIONS} connections at a time. When another one comes it waits in the backlog, and the one that has been idle longest gives way, though not before it has had a moment
 * for its first request; where none is idle, the one whose request has been coming longest, or else whose answer has been going out longest, has to be through with it soon, so that
 * clients that send a byte now and then, or take none, cannot keep others out. Connections that a place is waited for are closed after their answer.
 *
 * <p>Belongs to the loop's thread. A connection allocates what the JDK allocates for a socket, requests allocate nothing.
 */
public final class Server {

    /** How many connections there are at a time. */
    public static final int CONNECTIONS = 16;

    private static final int BACKLOG = 128;

    private final TcpListener listener;
    private final Responder responder;
    private final Reservation room;
    private final Connection[] connections = new Connection[CONNECTIONS];
    /** Whether a connection waits for a place. */
    private boolean isPressed;

    private Server(PollLoop loop, TcpListener listener, Site site) {
        this.listener = listener;
        responder = new Responder(site);
        for (int i = 0; i < CONNECTIONS; i++) {
            connections[i] = new Connection();
        }
        room = loop.reservation(ServerCo.SERVE);
    }

    /**
     * Listens and spawns the tasks that serve.
     *
     * @param address with port 0 for any free one, told by {@link #port}
     * @throws IOException if it cannot be listened on; nothing is spawned then
     */
    public static Server start(PollLoop loop, InetSocketAddress address, Site site) throws IOException {
        loop.declare(ServerCo.SERVE);
        loop.declare(ServerCo.ACCEPT);
        Server server = new Server(loop, TcpListener.bind(loop, address, BACKLOG), site);
        ServerCo.accept(loop, server);
        return server;
    }

    /** The port that is listened on. */
    public int port() {
        return listener.port();
    }

    /** Spawns a task for each connection. */
    @Coroutine(pool = 1)
    void accept(Async a) throws IOException {
        try (listener; room) {
            for (;;) {
                listener.awaitConnection(a);
                if (!room.tryReserve()) {
                    isPressed = true;
                    giveWay(a.nanos());
                    room.reserve(a);
                    isPressed = false;
                }
                TcpStream peer = listener.accept(a);
                if (!room.loop().spawned(ServerCo.serve(room, this, peer))) {
                    peer.close();
                }
            }
        }
    }

    /** Answers one connection's requests. */
    @Coroutine(pool = CONNECTIONS)
    void serve(Async a, TcpStream peer) {
        RequestParserCo.Parse parser = Scratch.view(RequestParserCo.Parse.class);
        Connection connection = freeConnection();
        connection.open(peer, a.nanos());
        try (peer) {
            try {
                boolean open = true;
                while (open) {
                    parser.start(connection.parser, connection.request).next();
                    open = answer(a, peer, connection, read(a, peer, connection, parser));
                }
                linger(a, peer, connection);
            } catch (Cancelled stop) {
                connection.stop(a.nanos());
                finish(a, peer, connection, parser);
                throw stop;
            }
        } catch (IOException gone) {
            // Peers come and go.
        } finally {
            connection.free();
        }
    }

    /** Brings what was under way when the loop was shut down to its end. */
    @Coroutine
    private void finish(Async a, TcpStream peer, Connection connection, RequestParserCo.Parse parser) throws IOException {
        if (connection.phase() == Connection.Phase.ANSWERING) {
            peer.write(a, connection.output);
        } else if (connection.phase() != Connection.Phase.LINGERING) {
            answer(a, peer, connection, read(a, peer, connection, parser));
        }
        linger(a, peer, connection);
    }

    /** Reads the head of a request, or goes on with it. */
    @Coroutine
    private Status read(Async a, TcpStream peer, Connection connection, RequestParserCo.Parse parser) throws IOException {
        boolean hungry = true;
        while (hungry) {
            if (!connection.input.hasRemaining()) {
                connection.receive(parser.value(), a.nanos());
                hurry(connection, a.nanos());
                connection.input.clear();
                try {
                    peer.tryRead(a, connection.input, 1);
                } catch (SocketTimeoutException late) {
                    parser.close();
                    return connection.phase() == Connection.Phase.READING ? Status.REQUEST_TIMEOUT : Status.GONE;
                } finally {
                    connection.input.flip();
                }
            }
            hungry = parser.next(connection.input);
        }
        return parser.result();
    }

    /** Answers a request, if there is one, and returns whether the connection is to be used on. */
    @Coroutine
    private boolean answer(Async a, TcpStream peer, Connection connection, Status parsed) throws IOException {
        if (parsed == Status.GONE) {
            return false;
        }
        Status status = responder.decide(parsed, connection.request);
        boolean open = parsed == Status.OK && connection.request.keepsAlive() && !isPressed && !connection.isStopping();
        responder.write(status, connection.request, open, connection.page);
        connection.begin(Connection.Phase.ANSWERING, a.nanos());
        hurry(connection, a.nanos());
        connection.output = connection.page.bytes();
        peer.write(a, connection.output);
        connection.page.clear();
        return open;
    }

    /** After a last answer, reads what comes until the peer closes: TCP takes an answer back whose connection is closed before all was read. */
    @Coroutine
    private void linger(Async a, TcpStream peer, Connection connection) throws IOException {
        if (connection.phase() == Connection.Phase.ANSWERING) {
            peer.shutdownOutput();
            connection.begin(Connection.Phase.LINGERING, a.nanos());
            hurry(connection, a.nanos());
        }
        if (connection.phase() == Connection.Phase.LINGERING) {
            do {
                connection.input.clear();
            } while (a.nanos() - connection.lingersUntil() < 0 && peer.tryRead(a, connection.input, 1) > 0);
        }
    }

    private Connection freeConnection() {
        for (Connection connection : connections) {
            if (connection.phase() == Connection.Phase.FREE) {
                return connection;
            }
        }
        throw new IllegalStateException("more connections than there are places");
    }

    /** What a connection begins while a place is waited for has to come to its end soon, too. */
    private void hurry(Connection connection, long nanos) {
        if (isPressed && !connection.isStopping()) {
            connection.giveWay(nanos);
        }
    }

    /**
     * Hurries the connection that can be done without most easily: of those in the first phase that there is, the one that has been in it longest. There is none when it is a
     * shutdown that refuses the place.
     */
    private void giveWay(long nanos) {
        Connection first = connections[0];
        for (Connection connection : connections) {
            int order = connection.phase().compareTo(first.phase());
            if (order < 0 || order == 0 && connection.since() - first.since() < 0) {
                first = connection;
            }
        }
        if (first.phase() != Connection.Phase.FREE) {
            first.giveWay(nanos);
        }
    }
}
