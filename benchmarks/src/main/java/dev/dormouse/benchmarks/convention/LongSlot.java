package dev.dormouse.benchmarks.convention;

/** Holds the value that was yielded last: the port of a generator's owner. */
public final class LongSlot implements LongPort {

    public long value;

    @Override
    public void yield(long value) {
        this.value = value;
    }
}
