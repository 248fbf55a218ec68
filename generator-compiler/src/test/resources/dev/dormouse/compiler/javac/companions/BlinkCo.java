// Written by the Dormouse compiler for demo.Blink. Every build writes it anew.
package demo;

import dev.dormouse.Async;
import dev.dormouse.NotWoven;
import dev.dormouse.PollLoop;
import dev.dormouse.Reservation;
import dev.dormouse.TaskType;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.woven.Registers;
import dev.dormouse.woven.Stubs;

/** Starts the coroutines of {@link Blink}. */
public final class BlinkCo {

    private BlinkCo() {}

    /** The tasks that run {@link Blink#blink}: declare how many an arena is to hold. */
    public static final TaskType BLINK = new BlinkTask();

    @Stubs("demo/Blink.blink(Ldev/dormouse/Async;Ldemo/Blink;J)V")
    private static final class BlinkTask extends TaskType {

        protected RecordLayout layout() {
            throw new NotWoven("Blink.blink");
        }

        protected Object scratch(int slot) {
            throw new NotWoven("Blink.blink");
        }

        static void begin(long[] cells, Object[] refs, int cell, int ref, Blink led, long periodMillis) {
            throw new NotWoven("Blink.blink");
        }

        protected int drive(Async port, Registers cx, long[] cells, Object[] refs, int cell, int ref, int entry) {
            throw new NotWoven("Blink.blink");
        }
    }

    /**
     * Spawns a task that runs {@link Blink#blink} from the next pass of the loop on.
     *
     * @return the task's handle; {@code loop.spawned(handle)} is false when there was no room for it, and then nothing has happened
     */
    public static long blink(PollLoop loop, Blink led, long periodMillis) {
        long task = loop.take(BLINK);
        if (loop.spawned(task)) {
            BlinkTask.begin(loop.cells(task), loop.refs(task), loop.cell(task), loop.ref(task), led, periodMillis);
            loop.start(task);
        }
        return task;
    }

    /**
     * Spawns a task that runs {@link Blink#blink} in the place that {@code room} holds.
     *
     * @return the task's handle; {@code room.loop().spawned(handle)} is false when the loop is shutting down, and then nothing has happened
     */
    public static long blink(Reservation room, Blink led, long periodMillis) {
        PollLoop loop = room.loop();
        long task = room.take(BLINK);
        if (loop.spawned(task)) {
            BlinkTask.begin(loop.cells(task), loop.refs(task), loop.cell(task), loop.ref(task), led, periodMillis);
            loop.start(task);
        }
        return task;
    }

    /** The tasks that run {@link Blink#times}: declare how many an arena is to hold. */
    public static final TaskType TIMES = new TimesTask();

    @Stubs("demo/Blink.times(Ldev/dormouse/Async;ILdemo/ParsersCo$Probe;[Ljava/lang/Class;)I")
    private static final class TimesTask extends TaskType {

        protected RecordLayout layout() {
            throw new NotWoven("Blink.times");
        }

        protected Object scratch(int slot) {
            throw new NotWoven("Blink.times");
        }

        static <T extends Exception> void begin(long[] cells, Object[] refs, int cell, int ref, Blink self, int loop, demo.ParsersCo.Probe view, Class<? extends T>[] more) {
            throw new NotWoven("Blink.times");
        }

        protected int drive(Async port, Registers cx, long[] cells, Object[] refs, int cell, int ref, int entry) {
            throw new NotWoven("Blink.times");
        }
    }

    /**
     * Spawns a task that runs {@link Blink#times} from the next pass of the loop on.
     *
     * @return the task's handle; {@code loop_.spawned(handle)} is false when there was no room for it, and then nothing has happened
     */
    @SuppressWarnings("unchecked")
    public static <T extends Exception> long times(PollLoop loop_, Blink self, int loop, demo.ParsersCo.Probe view, Class<? extends T>... more) {
        long task = loop_.take(TIMES);
        if (loop_.spawned(task)) {
            TimesTask.begin(loop_.cells(task), loop_.refs(task), loop_.cell(task), loop_.ref(task), self, loop, view, more);
            loop_.start(task);
        }
        return task;
    }

    /**
     * Spawns a task that runs {@link Blink#times} in the place that {@code room} holds.
     *
     * @return the task's handle; {@code room.loop().spawned(handle)} is false when the loop is shutting down, and then nothing has happened
     */
    @SuppressWarnings("unchecked")
    public static <T extends Exception> long times(Reservation room, Blink self, int loop, demo.ParsersCo.Probe view, Class<? extends T>... more) {
        PollLoop loop_ = room.loop();
        long task = room.take(TIMES);
        if (loop_.spawned(task)) {
            TimesTask.begin(loop_.cells(task), loop_.refs(task), loop_.cell(task), loop_.ref(task), self, loop, view, more);
            loop_.start(task);
        }
        return task;
    }
}
