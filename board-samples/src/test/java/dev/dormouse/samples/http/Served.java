package dev.dormouse.samples.http;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import dev.dormouse.arena.Profile;
import dev.dormouse.samples.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server on a loop and a thread of its own, whose clock stands still until it is put forward. */
final class Served implements AutoCloseable {

    static final byte[] LONG_PAGE = Page.ascii("0123456789abcdef".repeat(Site.MOST_BYTES / 16));

    private static final byte[] TEXT = Page.ascii("text/plain");
    private static final byte[] ROOT = Page.ascii("/");
    private static final byte[] LONG = Page.ascii("/long");
    private static final byte[] COUNT = Page.ascii("/count");
    private static final long PATIENCE_SECONDS = 30;

    private final AtomicLong clock = new AtomicLong();
    private final Semaphore ticks = new Semaphore(0);
    private final CompletableFuture<PollLoop> loop = new CompletableFuture<>();
    private final CompletableFuture<Server> server = new CompletableFuture<>();
    private final CompletableFuture<Throwable> end = new CompletableFuture<>();
    final Pages pages = new Pages();
    private volatile long ticker;
    private final AtomicInteger clients = new AtomicInteger();

    Served() {
        Thread thread = new Thread(this::run, "server");
        thread.setDaemon(true);
        thread.start();
        result(server);
        awaitTick(); // its first poll, which would take a wake that came before it for its own
    }

    /** Says that it was polled, and, some passes after the loop began to shut down, that all others must have heard of it. */
    @Coroutine
    static void tick(Async a, Semaphore ticks) {
        try {
            for (;;) {
                ticks.release();
                a.park();
            }
        } finally {
            for (int pass = 0; pass < 3; pass++) {
                a.wakeAt(a.nanos());
                a.park();
            }
            ticks.release();
        }
    }

    /** Shuts its loop down, in the middle of a pass. */
    @Coroutine
    static void stop(Async a, PollLoop loop) {
        a.park();
        loop.shutdown();
    }

    private void run() {
        Throwable failure = null;
        try (PollLoop made = PollLoop.builder(Profile.load("test")).clock(clock::get).failures((task, coroutine, thrown) -> {
            throw new AssertionError(coroutine, thrown);
        }).build()) {
            made.declare(ServedCo.TICK, 1);
            ticker = ServedCo.tick(made, ticks);
            server.complete(Server.start(made, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), pages));
            loop.complete(made);
            made.run();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            server.completeExceptionally(e);
            loop.completeExceptionally(e);
        }
        end.complete(failure == null ? new Throwable("as it should") : failure);
    }

    /** Pages that count their requests; one says how many. */
    static final class Pages implements Site {

        /** Requests for {@code /count} so far. */
        final AtomicInteger count = new AtomicInteger();
        /** The same for {@code /long}. */
        final AtomicInteger longs = new AtomicInteger();

        @Override
        public byte[] type(Request request) {
            return request.isFor(ROOT) || request.isFor(LONG) || request.isFor(COUNT) ? TEXT : null;
        }

        @Override
        public void write(Request request, Page page) {
            if (request.isFor(LONG)) {
                page.text(LONG_PAGE);
                longs.incrementAndGet();
            } else if (request.isFor(COUNT)) {
                page.number(count.incrementAndGet());
            } else {
                page.text(ROOT);
            }
        }
    }

    /** A connection to it. */
    Client client() throws IOException {
        clients.incrementAndGet();
        return new Client(result(server).port());
    }

    /** Puts the clock forward. */
    void pass(long seconds) {
        settle();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        settle();
    }

    /** Puts the clock forward by so little that only a loop that shuts down is in a hurry. */
    void passMillis(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Waits until the loop has slept and woken often enough to have seen what was sent before, and to have accepted who has come: each takes a pass, and the next may find the next. */
    void settle() {
        for (int i = 0; i < 5 + 2 * clients.get(); i++) {
            ticks.drainPermits();
            result(loop).wake(ticker);
            awaitTick();
        }
    }

    /** Waits until nothing more of the long page is asked for or taken. */
    void settleLong() {
        int before;
        do {
            before = pages.longs.get();
            settle();
            settle();
        } while (pages.longs.get() != before);
    }

    /** Shuts the loop down and waits until all its tasks have heard of it. */
    void shutdown() {
        ticks.drainPermits();
        result(loop).shutdown();
        awaitTick();
    }

    private void awaitTick() {
        try {
            if (!ticks.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the loop is stuck");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for its end, which something else must have brought about. */
    void awaitEnd() {
        Throwable how = result(end);
        if (!"as it should".equals(how.getMessage())) {
            throw new AssertionError(how);
        }
    }

    @Override
    public void close() {
        if (!end.isDone()) {
            shutdown();
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        }
        awaitEnd();
    }

    private static <T> T result(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
