package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class OwnerTest {

    private final RecordType type = new Shape("A.b", 1, 1, 3);
    private final Arena arena = Arena.ofBytes(1 << 10);
    private final Pool pool = arena.declare(type, 2);
    private final long handle = pool.take();

    private static void byStranger(Executable use) throws Throwable {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread stranger = new Thread(() -> {
            try {
                use.execute();
            } catch (Throwable t) {
                thrown.set(t);
            }
        }, "stranger");
        stranger.start();
        stranger.join();
        if (thrown.get() != null) {
            throw thrown.get();
        }
    }

    private static void isRefusedToStrangers(String thing, Executable use) {
        Refusal.is(thing + " belongs to thread " + Thread.currentThread().getName() + " and was used by thread stranger: an arena, its pools and views"
                + " stay with the thread that made it; let the other thread wake that one", () -> byStranger(use));
    }

    @Test
    void poolIsRefusedToAnotherThread() {
        isRefusedToStrangers("pool A.b of 2", pool::take);
        isRefusedToStrangers("pool A.b of 2", () -> pool.giveBack(handle));
        isRefusedToStrangers("pool A.b of 2", () -> pool.clear(0));
        isRefusedToStrangers("pool A.b of 2", () -> pool.isLive(handle));
        isRefusedToStrangers("pool A.b of 2", () -> pool.index(handle));
        isRefusedToStrangers("pool A.b of 2", pool::cells);
        isRefusedToStrangers("pool A.b of 2", pool::refs);
        isRefusedToStrangers("pool A.b of 2", pool::inUse);
        isRefusedToStrangers("pool A.b of 2", pool::highWater);
        assertEquals(1, pool.inUse());
    }

    @Test
    void arenaIsRefusedToAnotherThread() {
        isRefusedToStrangers("arena of 1024 bytes", () -> arena.declare(new Shape("C.d", 1, 0, 1), 1));
        isRefusedToStrangers("arena of 1024 bytes", () -> arena.pool(type));
        isRefusedToStrangers("arena of 1024 bytes", () -> arena.single(type));
        isRefusedToStrangers("arena of 1024 bytes", arena::plan);
        isRefusedToStrangers("arena of 1024 bytes", arena::close);
        assertEquals(1, pool.inUse());
    }

    @Test
    void generationIsForEveryThread() throws Throwable {
        byStranger(() -> assertEquals(handle >>> 32, pool.generation(0)));
    }

    @Test
    void aSpinningThreadSeesTheGenerationChange() throws InterruptedException {
        Thread spinning = new Thread(() -> {
            while (pool.generation(0) > 0) {
                Thread.onSpinWait();
            }
        });
        spinning.start();
        pool.giveBack(handle);
        spinning.join(10_000);
        assertEquals(Thread.State.TERMINATED, spinning.getState());
    }

    @Test
    void afterCloseEveryUseIsRefused() {
        Pool other = arena.single(new Shape("C.d", 1, 0, 1));
        arena.close();
        arena.close();
        Refusal.is("pool A.b of 2 is closed: close an arena last, after its views and loops", pool::take);
        Refusal.is("pool A.b of 2 is closed: close an arena last, after its views and loops", () -> pool.index(handle));
        Refusal.is("pool A.b of 2 is closed: close an arena last, after its views and loops", () -> pool.giveBack(handle));
        Refusal.is("pool C.d of 1 is closed: close an arena last, after its views and loops", other::take);
        Refusal.is("arena of 1024 bytes is closed: close an arena last, after its views and loops", arena::plan);
    }
}
