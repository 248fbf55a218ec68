package dev.dormouse.conformance.corpus;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Scratch;
import dev.dormouse.conformance.DigitsCo;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Arrays, buffers and views that belong to the record. Un-woven they are new at each call; woven they must look as if they were. */
public final class Scratched {

    private Scratched() {}

    @Row(value = {93, 24}, args = {"4", "0"})
    @Coroutine
    static String arrays(Ask out, int rounds) {
        byte[] bytes = Scratch.bytes(9);
        int[] ints = Scratch.ints(3);
        long[] longs = Scratch.longs(2);
        for (int i = 0; i < rounds; i++) {
            bytes[i] += (byte) out.yield(bytes.length);
            ints[i % 3] -= out.yield(bytes[i]);
            longs[i & 1] += ints[i % 3] * 10_000_000_000L;
        }
        return Arrays.toString(bytes) + Arrays.toString(ints) + Arrays.toString(longs);
    }

    /** Position, limit, mark and order are those of a new one. */
    @Row(93)
    @Coroutine
    static String buffer(Ask out) {
        ByteBuffer buffer = Scratch.buffer(21);
        String before = buffer + " " + buffer.order() + " " + buffer.getLong(13) + " " + buffer.get(20);
        buffer.order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(0x01020304);
        for (int i = 0; i < 3; i++) {
            buffer.put((byte) out.yield(buffer.position()));
        }
        buffer.flip();
        int sum = 0;
        while (buffer.hasRemaining()) {
            sum = sum * 31 + out.yield(buffer.get());
        }
        buffer.clear().putLong(13, -1);
        return before + sum + buffer.get(13);
    }

    /** Two activations of a child at once have memory of their own, and one after the other find it cleared. */
    @Row({93, 87})
    @Coroutine
    static int children(Ask out) {
        int[] own = Scratch.ints(2);
        own[1] = filled(out, 5, own) + filled(out, 6, own);
        for (int i = 0; i < 3; i++) {
            own[0] += filled(out, i, own) + Child.some(out, own[0]);
        }
        return own[0] * 100 + own[1];
    }

    @Coroutine
    private static int filled(Ask out, int v, int[] shared) {
        int[] own = Scratch.ints(4);
        int before = Arrays.stream(own).sum();
        Arrays.fill(own, v + 1);
        own[3] = out.yield(before);
        shared[0]++;
        return Arrays.stream(own).sum() + nested(out, own);
    }

    @Coroutine
    private static int nested(Ask out, int[] above) {
        byte[] own = Scratch.bytes(1);
        own[0]++;
        above[0] += out.yield(own[0]);
        return above[0] + own[0];
    }

    @Row(value = {93, 4, 41}, args = {"true", "false"})
    @Coroutine
    static int onOneOfTwoPaths(Ask out, boolean wide) throws Trouble {
        int length = 0;
        try {
            byte[] some = wide ? Scratch.bytes(8) : Scratch.bytes(2);
            some[out.yield(some.length) & 7] = 1;
            length = some.length + some[1];
            if (out.yield(length) == 3) {
                throw new Trouble("three");
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            length = -out.yield(9);
        } finally {
            int[] last = Scratch.ints(1);
            last[0] += length;
            Log.add("last ", last[0]);
        }
        return length;
    }

    @Row({93, 20})
    @Coroutine
    static int onTheStack(Ask out) {
        return sum(Scratch.ints(2), out.yield(1), Scratch.ints(3)) + Scratch.bytes(out.yield(2) > 1 ? 4 : 4).length;
    }

    private static int sum(int[] left, int value, int[] right) {
        return Arrays.stream(left).sum() + value * right.length + right[2];
    }

    @Row(value = {93, 64}, args = {"120x7", "x", "99999999999y"})
    @Coroutine
    static String parser(Ask out, String text) {
        DigitsCo.Read parser = Scratch.view(DigitsCo.Read.class);
        String all = "";
        for (int at = 0; at < text.length(); ) {
            boolean reads = parser.start().next();
            while (reads && at < text.length()) {
                out.yield((int) (long) parser.value());
                reads = parser.next(text.charAt(at++));
            }
            all += reads ? parser.value() + "…" : parser.result() + ";";
        }
        return all;
    }

    /** Two views of one type, one in a child; left in the middle and started again. */
    @Row({93, 87})
    @Coroutine
    static long views(Ask out) {
        int[] closed = {0};
        long sum = 0;
        try (DigitsCo.Reversed mine = Scratch.view(DigitsCo.Reversed.class)) {
            for (int i = 1; i < 3; i++) {
                mine.start(1234, closed);
                while (sum < 7L * i && mine.next()) {
                    sum += mine.value();
                    sum = sum * 10 + viewed(out, sum + 90, closed);
                }
                out.yield(closed[0]);
            }
        } finally {
            Log.add("closed ", closed[0]);
        }
        return sum;
    }

    @Coroutine
    private static int viewed(Ask out, long number, int[] closed) {
        try (DigitsCo.Reversed own = Scratch.view(DigitsCo.Reversed.class)) {
            own.start(number, closed);
            return own.next() ? out.yield(own.value()) + own.value() : -1;
        }
    }

    /** A task's memory is cleared for the next one. */
    @Row(value = {93, 90}, args = "4")
    @Coroutine
    static void task(Async a, int rounds) {
        ByteBuffer buffer = Scratch.buffer(8);
        long[] times = Scratch.longs(3);
        try (DigitsCo.Read parser = Scratch.view(DigitsCo.Read.class)) {
            boolean reads = parser.start().next();
            for (int i = 0; i < rounds; i++) {
                Log.add(buffer + " " + times[2] + " " + parser.value());
                buffer.put((byte) i);
                a.sleepMillis(i);
                times[2] = times[2] * 10 + buffer.get(i);
                reads = reads && parser.next((char) ('1' + i));
            }
        } finally {
            buffer.flip();
            a.sleepMillis(1);
            Log.add("remaining ", buffer.remaining());
        }
    }
}
