package dev.dormouse.samples.monitor;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.samples.Page;
import java.nio.ByteBuffer;

/**
 * Reads the kernel's text files. A coroutine: it is fed a file in chunks of any size, says after each what it makes of it so far, and keeps its
 * place in between.
 */
final class Parser {

    private static final byte[] CPU = Page.ascii("cpu");
    private static final byte[] BTIME = Page.ascii("btime");
    private static final byte[] MEM_TOTAL = Page.ascii("MemTotal");
    private static final byte[] MEM_FREE = Page.ascii("MemFree");
    private static final byte[] MEM_AVAILABLE = Page.ascii("MemAvailable");
    private static final byte[] BUFFERS = Page.ascii("Buffers");
    private static final byte[] CACHED = Page.ascii("Cached");
    private static final byte[] RECLAIMABLE = Page.ascii("SReclaimable");
    private static final byte[] SWAP_TOTAL = Page.ascii("SwapTotal");
    private static final byte[] SWAP_FREE = Page.ascii("SwapFree");

    /** The columns of {@code /proc/stat} that each kernel writes: up to idle time. */
    private static final int LEAST_COLUMNS = 4;

    /** Columns of {@code /proc/net/dev}. */
    private static final int RECEIVED = 0;
    private static final int SENT = 8;

    private Parser() {
    }

    /**
     * Reads one file, of the given kind, into {@code vitals}, and returns whether all was as expected. It can return before the end of the file,
     * when it has all it wants.
     */
    @Coroutine
    static boolean parse(Exchange<Verdict, ByteBuffer> in, Text text, Source.Kind kind, int zone, Vitals vitals) {
        boolean sound;
        switch (kind) {
            case STAT:
                sound = stat(in, text, vitals);
                break;
            case MEMINFO:
                sound = meminfo(in, text, vitals.memory);
                break;
            case LOADAVG:
                sound = loadavg(in, text, vitals);
                break;
            case NETWORK:
                sound = network(in, text, vitals.network);
                break;
            case UPTIME:
                sound = uptime(in, text, vitals);
                break;
            default:
                sound = temperature(in, text, vitals, zone);
                break;
        }
        if (!sound) {
            in.yield(Verdict.DAMAGED);
        }
        return sound;
    }

    /** The lines of the processors come first; the time of boot, somewhere behind them, shows that they were all there. */
    @Coroutine
    private static boolean stat(Exchange<Verdict, ByteBuffer> in, Text text, Vitals vitals) {
        Processors processors = vitals.processors;
        processors.begin();
        while (text.word(in) >= CPU.length && text.startsWith(CPU)) {
            boolean all = text.is(CPU);
            int core = all ? Processors.ALL : text.numberAt(CPU.length);
            if (!all && core == Text.NONE) {
                return false;
            }
            processors.line(core);
            int columns = 0;
            long ticks = text.number(in);
            while (ticks != Text.NONE) {
                processors.column(columns, ticks);
                columns++;
                ticks = text.number(in);
            }
            if (columns < LEAST_COLUMNS || !text.skip(in, '\n')) {
                return false;
            }
        }
        while (!text.is(BTIME)) {
            if (!text.line(in) || text.word(in) == 0) {
                return false;
            }
        }
        long boot = text.number(in);
        if (boot == Text.NONE || !text.skip(in, '\n') || !processors.whole()) {
            return false;
        }
        processors.end();
        vitals.boot(boot);
        return true;
    }

    /** The values of a sample belong together: none is kept unless all lines were whole. */
    @Coroutine
    private static boolean meminfo(Exchange<Verdict, ByteBuffer> in, Text text, Memory memory) {
        long total = Text.NONE;
        long free = Text.NONE;
        long available = Text.NONE;
        long buffers = Text.NONE;
        long cached = Text.NONE;
        long reclaimable = Text.NONE;
        long swapTotal = Text.NONE;
        long swapFree = Text.NONE;
        while (text.peek(in) != Text.END) {
            if (text.word(in) == 0 || !text.skip(in, ':')) {
                return false;
            }
            long kibibytes = text.number(in);
            if (kibibytes == Text.NONE || !text.line(in)) {
                return false;
            }
            if (text.is(MEM_TOTAL)) {
                total = kibibytes;
            } else if (text.is(MEM_FREE)) {
                free = kibibytes;
            } else if (text.is(MEM_AVAILABLE)) {
                available = kibibytes;
            } else if (text.is(BUFFERS)) {
                buffers = kibibytes;
            } else if (text.is(CACHED)) {
                cached = kibibytes;
            } else if (text.is(RECLAIMABLE)) {
                reclaimable = kibibytes;
            } else if (text.is(SWAP_TOTAL)) {
                swapTotal = kibibytes;
            } else if (text.is(SWAP_FREE)) {
                swapFree = kibibytes;
            }
        }
        return memory.read(total, free, available, buffers, cached, reclaimable, swapTotal, swapFree);
    }

    @Coroutine
    private static boolean loadavg(Exchange<Verdict, ByteBuffer> in, Text text, Vitals vitals) {
        long one = text.hundredths(in);
        long five = text.hundredths(in);
        long fifteen = text.hundredths(in);
        long running = text.number(in);
        boolean slash = text.skip(in, '/');
        long tasks = text.number(in);
        long lastPid = text.number(in);
        if (one == Text.NONE || five == Text.NONE || fifteen == Text.NONE || running == Text.NONE || !slash || tasks == Text.NONE
                || lastPid == Text.NONE || !text.skip(in, '\n')) {
            return false;
        }
        vitals.load(one, five, fifteen, running, tasks);
        return true;
    }

    @Coroutine
    private static boolean network(Exchange<Verdict, ByteBuffer> in, Text text, Network network) {
        if (!text.line(in) || !text.line(in)) {
            return false;
        }
        network.begin();
        while (text.peek(in) != Text.END) {
            if (text.word(in) == 0 || !text.skip(in, ':')) {
                return false;
            }
            long received = 0;
            long sent = 0;
            for (int column = RECEIVED; column <= SENT; column++) {
                long count = text.number(in);
                if (count == Text.NONE) {
                    return false;
                }
                if (column == RECEIVED) {
                    received = count;
                } else if (column == SENT) {
                    sent = count;
                }
            }
            if (!text.line(in) || !network.line(text, received, sent)) {
                return false;
            }
        }
        if (!network.whole()) {
            return false;
        }
        network.end();
        return true;
    }

    @Coroutine
    private static boolean uptime(Exchange<Verdict, ByteBuffer> in, Text text, Vitals vitals) {
        long up = text.hundredths(in);
        long idle = text.hundredths(in);
        if (up == Text.NONE || idle == Text.NONE || !text.skip(in, '\n')) {
            return false;
        }
        vitals.uptime(up);
        return true;
    }

    @Coroutine
    private static boolean temperature(Exchange<Verdict, ByteBuffer> in, Text text, Vitals vitals, int zone) {
        boolean below = text.skip(in, '-');
        long milli = text.number(in);
        if (milli == Text.NONE || milli > Vitals.HOTTEST || !text.skip(in, '\n')) {
            return false;
        }
        vitals.temperature(zone, (int) (below ? -milli : milli));
        return true;
    }
}
