package dev.dormouse.samples.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.PollLoop;
import dev.dormouse.arena.Profile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server and clients over real sockets. */
@Timeout(60)
class ServerTest {

    /** Responses of the long page. */
    private static final int MORE_THAN_BUFFERS_HOLD = 1000;

    private final Served served = new Served();
    private final List<Client> clients = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Client client : clients) {
            client.close();
        }
        served.close();
    }

    @Test
    void aConnectionIsKeptForRequestAfterRequest() throws IOException {
        Client client = client();
        for (int i = 1; i <= 100; i++) {
            Client.Response response = client.get("/count");
            assertEquals("200 OK", response.status());
            assertEquals(Integer.toString(i), response.body());
            assertEquals("text/plain", response.headers().get("content-type"));
            assertFalse(response.closes());
        }
    }

    @Test
    void aPipelineIsAnsweredInOrder() throws IOException {
        Client client = client();
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            requests.append("GET /count HTTP/1.1\r\nHost: board\r\n\r\n");
        }
        client.send(requests.toString());
        for (int i = 1; i <= 200; i++) {
            assertEquals(Integer.toString(i), client.response().body());
        }
    }

    @Test
    void aRequestMayComeByteByByte() throws IOException {
        Client client = client();
        for (char c : "GET /long HTTP/1.1\r\nHost: board\r\n\r\n".toCharArray()) {
            client.send(Character.toString(c));
        }
        assertEquals(new String(Served.LONG_PAGE, StandardCharsets.ISO_8859_1), client.response().body());
    }

    @Test
    void headIsGetWithoutTheBody() throws IOException {
        Client client = client();
        Client.Response head = client.request("HEAD", "/long").response(true);
        Client.Response get = client.get("/long");
        assertEquals(get.status(), head.status());
        assertEquals(get.headers().keySet(), head.headers().keySet());
        assertEquals(get.headers().get("content-length"), head.headers().get("content-length"));
        assertEquals("404 Not Found", client.request("HEAD", "/no").response(true).status());
    }

    @Test
    void whatIsNotThereAndWhatIsNotAllowedKeepTheConnection() throws IOException {
        Client client = client();
        assertEquals("404 Not Found", client.get("/no").status());
        Client.Response notAllowed = client.request("DELETE", "/count").response();
        assertEquals("405 Method Not Allowed", notAllowed.status());
        assertEquals("GET, HEAD", notAllowed.headers().get("allow"));
        assertEquals("404 Not Found", client.request("DELETE", "/no").response().status());
        assertEquals("1", client.get("/count").body());
    }

    @Test
    void whatCannotBeUnderstoodEndsTheConnection() throws IOException {
        assertRefused("400 Bad Request", "GET /\r\n\r\n");
        assertRefused("400 Bad Request", "GET / HTTP/1.1\r\n\r\n");
        assertRefused("431 Request Header Fields Too Large", "GET / HTTP/1.1\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");
        assertRefused("414 URI Too Long", "GET /" + "x".repeat(100_000));
        assertRefused("505 HTTP Version Not Supported", "GET / HTTP/3.0\r\n\r\n");
        assertRefused("413 Content Too Large", "GET / HTTP/1.1\r\nHost: board\r\nContent-Length: 9\r\n\r\nGET /count HTTP/1.1\r\nHost: board\r\n\r\n");
        assertRefused("413 Content Too Large", "GET / HTTP/1.1\r\nHost: board\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        assertRefused("405 Method Not Allowed", "POST / HTTP/1.1\r\nHost: board\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000));
        assertEquals(0, served.pages.count.get());
    }

    private void assertRefused(String status, String request) throws IOException {
        try (Client client = served.client()) {
            Client.Response response = client.send(request).response();
            assertEquals(status, response.status());
            assertTrue(response.closes());
            client.assertClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: board\r\nConnection: close\r\n\r\n"})
    void whoWantsNoMoreGetsNoMore(String request) throws IOException {
        Client client = client();
        assertTrue(client.send(request).response().closes());
        client.assertClosed();
    }

    @Test
    void whoEndsBeforeARequestGetsNothing() throws IOException {
        Client client = client();
        assertEquals("/", client.get("/").body());
        client.end();
        client.assertClosed();
    }

    @Test
    void whoEndsAfterARequestGetsItsAnswer() throws IOException {
        Client client = client().request("GET", "/count").request("GET", "/count");
        client.end();
        assertEquals("1", client.response().body());
        assertEquals("2", client.response().body());
        client.assertClosed();
    }

    @Test
    void anIdleConnectionIsClosedAfterTwoMinutes() throws IOException {
        Client client = client();
        client.get("/");
        served.pass(119);
        client.get("/");
        served.pass(121);
        client.assertClosed();
    }

    @Test
    void aWholeHeadHasItsTimeHoweverItTrickles() throws IOException {
        Client client = client();
        String head = "GET / HTTP/1.1\r\nHost: board\r\n";
        for (int i = 0; i < 9; i++) {
            client.send(head.substring(i, i + 1));
            served.pass(1);
            assertFalse(client.hasInput());
        }
        client.send(head.substring(9, 10));
        served.pass(2);
        Client.Response response = client.response();
        assertEquals("408 Request Timeout", response.status());
        assertTrue(response.closes());
        client.assertClosed();
    }

    @Test
    void whoDoesNotTakeTheAnswerIsCutOff() throws IOException {
        Client client = client();
        for (int i = 0; i < MORE_THAN_BUFFERS_HOLD; i++) {
            client.request("GET", "/long");
        }
        for (int i = 0; i < 200; i++) {
            served.pass(11);
        }
        assertTrue(client.responsesBeforeACut() < MORE_THAN_BUFFERS_HOLD);
    }

    @Test
    void theOneThatIsIdleLongestGivesWay() throws IOException {
        List<Client> idle = fill();
        idle.get(0).get("/");
        assertEquals("/", client().get("/").body());
        idle.get(1).assertClosed();
        assertEquals("/", client().get("/").body());
        idle.get(2).assertClosed();
        assertEquals("/", idle.get(0).get("/").body());
        assertEquals("/", idle.get(3).get("/").body());
    }

    @Test
    void whoNeverSaysAnythingGivesWayLikeWhoIsIdle() throws IOException {
        List<Client> silent = new ArrayList<>();
        for (int i = 0; i < Server.CONNECTIONS; i++) {
            silent.add(client());
        }
        served.pass(2);
        assertEquals("/", client().get("/").body());
        silent.get(0).assertClosed();
    }

    @Test
    void whoBeginsToTrickleWhenItIsToGiveWayDoesNotKeepOthersOut() throws IOException {
        List<Client> silent = new ArrayList<>();
        for (int i = 0; i < Server.CONNECTIONS; i++) {
            silent.add(client());
        }
        Client other = client().request("GET", "/");
        served.settle();
        silent.get(0).send("G");
        served.pass(2);
        assertEquals("408 Request Timeout", silent.get(0).response().status());
        assertEquals("/", other.response().body());
    }

    @Test
    void whoHasJustComeMayAskBeforeItGivesWay() throws IOException {
        List<Client> all = new ArrayList<>();
        for (int i = 0; i < 4 * Server.CONNECTIONS; i++) {
            all.add(client());
        }
        served.settle();
        for (Client client : all) {
            assertEquals("/", client.get("/").body());
        }
    }

    @Test
    void thoseWhoTrickleOnEveryPlaceDoNotKeepOthersOut() throws IOException {
        List<Client> tricklers = fill();
        for (Client trickler : tricklers) {
            trickler.send("G");
        }
        served.settle();
        Client other = client().request("GET", "/");
        Client another = client().request("GET", "/count");
        served.pass(2);
        assertEquals("408 Request Timeout", tricklers.get(0).response().status());
        assertEquals("/", other.response().body());
        assertEquals("1", another.response().body());
        int cutOff = 1;
        for (Client trickler : tricklers.subList(1, tricklers.size())) {
            cutOff += trickler.send("ET / HTTP/1.1\r\nHost: board\r\n\r\n").response().status().startsWith("408") ? 1 : 0;
        }
        assertTrue(cutOff <= 2, cutOff + " gave way to two");
    }

    @Test
    void thoseWhoTakeNoAnswerOnEveryPlaceDoNotKeepOthersOut() throws IOException {
        for (int i = 0; i < Server.CONNECTIONS; i++) {
            Client deaf = client();
            for (int n = 0; n < MORE_THAN_BUFFERS_HOLD; n++) {
                deaf.request("GET", "/long");
            }
        }
        served.settleLong();
        Client other = client().request("GET", "/");
        served.pass(2);
        assertEquals("/", other.response().body());
    }

    @Test
    void manyMoreThanThereArePlacesForAreAllAnswered() throws IOException {
        int threads = 64;
        int requests = 20;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(() -> {
                    int sum = 0;
                    for (int n = 0; n < requests; n++) {
                        try (Client client = served.client()) {
                            sum += Integer.parseInt(client.send("GET /count HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").response().body());
                        }
                    }
                    return sum;
                }));
            }
            int sum = 0;
            for (Future<Integer> answer : answers) {
                sum += answer.get();
            }
            int all = threads * requests;
            assertEquals(all * (all + 1) / 2, sum);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aShutdownAnswersWhatIsUnderWayAndClosesTheRest() throws IOException {
        Client idle = client();
        idle.get("/");
        Client slow = client().send("GET /count HTTP/1.1\r\n");
        Client busy = client();
        for (int i = 0; i < MORE_THAN_BUFFERS_HOLD; i++) {
            busy.request("GET", "/long");
        }
        for (int i = 0; i < 40; i++) {
            served.settle();
        }
        served.shutdown();
        served.passMillis(100);
        idle.assertClosed();
        Client.Response last = slow.send("Host: board\r\n\r\n").response();
        assertEquals("1", last.body());
        assertTrue(last.closes());
        slow.close();
        int whole = busy.wholeResponses();
        assertTrue(whole > 0 && whole < MORE_THAN_BUFFERS_HOLD, whole + " responses");
        busy.end();
        served.awaitEnd();
    }

    @Test
    void aConnectionThatComesWithTheShutdownFindsNoPlaceAndHurriesNobody() throws IOException {
        try (PollLoop loop = PollLoop.builder(Profile.load("test")).failures((task, coroutine, thrown) -> {
            throw new AssertionError(coroutine, thrown);
        }).build()) {
            loop.declare(ServedCo.STOP, 1); // before the server's: a pass polls it before them
            long stop = ServedCo.stop(loop, loop);
            Server server = Server.start(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), served.pages);
            loop.pass();
            try (Client client = new Client(server.port())) {
                loop.wake(stop);
                assertTrue(loop.pass());
                loop.run();
                assertFalse(client.hasInput());
            }
        }
    }

    @Test
    void aRequestThatIsThereAtAShutdownIsAnswered() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (Served other = new Served(); Client client = other.client()) {
                client.get("/");
                client.request("GET", "/count");
                other.shutdown();
                assertEquals("1", client.response().body());
                client.end();
                other.awaitEnd();
            }
        }
    }

    private Client client() throws IOException {
        Client client = served.client();
        clients.add(client);
        return client;
    }

    /** Takes every place, with connections that become idle one after the other. */
    private List<Client> fill() throws IOException {
        List<Client> all = new ArrayList<>();
        for (int i = 0; i < Server.CONNECTIONS; i++) {
            Client client = client();
            assertEquals("/", client.get("/").body());
            served.pass(1);
            all.add(client);
        }
        return all;
    }
}
