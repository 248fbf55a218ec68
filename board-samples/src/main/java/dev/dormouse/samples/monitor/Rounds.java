package dev.dormouse.samples.monitor;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import dev.dormouse.Scratch;
import dev.dormouse.samples.Page;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * The rounds of sampling: one task keeps the time and writes the reports, one task for each source reads it. Belongs to the loop's thread.
 *
 * <p>A round has a number, from 1. The time keeper begins it and wakes the readers; each reads its source once and counts itself; the last one wakes
 * the time keeper.
 */
final class Rounds {

    private final PollLoop loop;
    private final Vitals vitals;
    private final History history;
    private final long[] readers;
    private int known;
    private long round;
    private int waiting;
    private long timeKeeper;

    Rounds(PollLoop loop, Vitals vitals, History history) {
        this.loop = loop;
        this.vitals = vitals;
        this.history = history;
        readers = new long[vitals.sources.all.length];
    }

    /**
     * Samples {@code count} times and then shuts the loop down. Round n begins n periods after the first, whatever the earlier ones took; rounds that
     * are missed altogether, as on a machine that was asleep, are left out.
     */
    @Coroutine(pool = 1)
    void keepTime(Async a, long count, long periodNanos, Report report, Page page, WritableByteChannel out) throws IOException {
        timeKeeper = a.waker();
        long due = a.nanos();
        try {
            for (long n = 0; n < count; n++) {
                a.sleepUntil(due);
                begin(a.nanos());
                while (waiting > 0) {
                    a.park();
                }
                history.add(vitals);
                report.write(vitals, page);
                try {
                    page.writeTo(out);
                } catch (IOException e) {
                    throw new IOException("cannot write the report: " + e.getMessage(), e);
                }
                due = next(due, periodNanos, a.nanos());
            }
        } finally {
            loop.shutdown();
        }
    }

    /** Reads one source once a round, until cancelled. */
    @Coroutine
    void read(Async a, Source source) {
        ParserCo.Parse parser = Scratch.view(ParserCo.Parse.class);
        readers[known++] = a.waker();
        for (long read = 0;; read++) {
            while (round == read) {
                a.park();
            }
            source.read(parser, vitals);
            if (--waiting == 0) {
                loop.wake(timeKeeper);
            }
        }
    }

    private void begin(long nanos) {
        vitals.begin(nanos, System.currentTimeMillis());
        round++;
        waiting = readers.length;
        for (int i = 0; i < known; i++) {
            loop.wake(readers[i]);
        }
    }

    /** The first beat after {@code due} that is not over. */
    private static long next(long due, long period, long now) {
        long periods = (now - due + period - 1) / period;
        return due + Math.max(1, periods) * period;
    }
}
