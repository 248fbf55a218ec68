package dev.dormouse.compiler.flow;

import org.objectweb.asm.Type;

/**
 * The numbers an {@code int} can be, both ends included. Operations are as exact as two ends allow. Only {@link #join} widens, to the bounds of
 * Java's narrow types: so a simulation that joins wherever control meets comes to an end.
 */
public record Range(int min, int max) {

    static final Range INT = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final Range BOOLEAN = new Range(0, 1);
    static final Range BYTE = new Range(Byte.MIN_VALUE, Byte.MAX_VALUE);
    static final Range SHORT = new Range(Short.MIN_VALUE, Short.MAX_VALUE);
    static final Range CHAR = new Range(0, Character.MAX_VALUE);
    static final Range NATURAL = new Range(0, Integer.MAX_VALUE);
    static final Range NOTHING = new Range(0, 0);

    private static final int[] LOW = {0, Byte.MIN_VALUE, Short.MIN_VALUE};
    private static final int[] HIGH = {0, 1, Byte.MAX_VALUE, 255, Short.MAX_VALUE, Character.MAX_VALUE};

    /** What a value of a declared type can be. */
    public static Range of(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> BOOLEAN;
            case Type.BYTE -> BYTE;
            case Type.SHORT -> SHORT;
            case Type.CHAR -> CHAR;
            default -> INT;
        };
    }

    /** The range between two ends; {@link #INT} if one is no {@code int}, because what overflows can be anything. */
    private static Range between(long min, long max) {
        return min < Integer.MIN_VALUE || max > Integer.MAX_VALUE ? INT : new Range((int) min, (int) max);
    }

    private static int lowAt(int min) {
        for (int low : LOW) {
            if (low <= min) {
                return low;
            }
        }
        return Integer.MIN_VALUE;
    }

    private static int highAt(int max) {
        for (int high : HIGH) {
            if (high >= max) {
                return high;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** A range that holds both: this one if it does, or else one that ends at bounds of Java's types. */
    public Range join(Range other) {
        return contains(other) ? this : new Range(lowAt(Math.min(min, other.min)), highAt(Math.max(max, other.max)));
    }

    boolean contains(Range other) {
        return min <= other.min && other.max <= max;
    }

    /** The range of {@code (type) x} for an x of this range. */
    Range narrowedTo(Range type) {
        return type.contains(this) ? this : type;
    }

    Range plus(Range other) {
        return between((long) min + other.min, (long) max + other.max);
    }

    Range minus(Range other) {
        return between((long) min - other.max, (long) max - other.min);
    }

    Range times(Range other) {
        return hull((long) min * other.min, (long) min * other.max, (long) max * other.min, (long) max * other.max);
    }

    private static Range hull(long a, long b, long c, long d) {
        return between(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /** {@code this / other} is no larger than this, and as large where other can be 1 or -1; by 0 it is nothing. */
    Range dividedBy(Range other) {
        if (other.min > 0 || other.max < 0) {
            return hull((long) min / other.min, (long) min / other.max, (long) max / other.min, (long) max / other.max);
        }
        long largest = Math.max(Math.abs((long) min), Math.abs((long) max));
        return between(min >= 0 && other.min >= 0 ? 0 : -largest, largest);
    }

    /** {@code this % other} has the sign of this, and is smaller than other and no larger than this. */
    Range modulo(Range other) {
        long largest = Math.max(Math.abs((long) other.min), Math.abs((long) other.max)) - 1;
        return largest < 0 ? INT : between(Math.max(Math.min(min, 0), -largest), Math.min(Math.max(max, 0), largest));
    }

    /** {@code this & other}: an operand that is not negative bounds it. */
    Range and(Range other) {
        if (min < 0 && other.min < 0) {
            return INT;
        }
        return new Range(0, Math.min(min < 0 ? Integer.MAX_VALUE : max, other.min < 0 ? Integer.MAX_VALUE : other.max));
    }

    /** {@code this | other} and {@code this ^ other}: operands that are not negative set no bit above their highest. */
    Range or(Range other) {
        if (min < 0 || other.min < 0) {
            return signedWidthOf(other);
        }
        return between(0, 2L * Integer.highestOneBit(Math.max(max, other.max)) - (max == 0 && other.max == 0 ? 0 : 1));
    }

    private Range signedWidthOf(Range other) {
        if (BYTE.contains(this) && BYTE.contains(other)) {
            return BYTE;
        }
        return SHORT.contains(this) && SHORT.contains(other) ? SHORT : INT;
    }

    Range shiftedLeft(Range distance) {
        return distance.isOne() ? between((long) min << (distance.min & 31), (long) max << (distance.min & 31)) : INT;
    }

    /** {@code this >> distance}: what is shifted far enough ends as 0 or -1. */
    Range shiftedRight(Range distance) {
        if (distance.isOne()) {
            return new Range(min >> (distance.min & 31), max >> (distance.min & 31));
        }
        return new Range(Math.min(min, 0), Math.max(max, -1));
    }

    Range shiftedRightUnsigned(Range distance) {
        if (min >= 0) {
            return shiftedRight(distance);
        }
        int by = distance.min & 31;
        return distance.isOne() && by > 0 ? new Range(0, -1 >>> by) : INT;
    }

    /** What is left of this range where a comparison of its numbers with those of another is true; all of it where that cannot be. */
    Range where(Comparison comparison, Range other) {
        long low = min;
        long high = max;
        switch (comparison) {
            case EQUAL -> {
                low = Math.max(low, other.min);
                high = Math.min(high, other.max);
            }
            case UNEQUAL -> {
                low += other.isOne() && min == other.min ? 1 : 0;
                high -= other.isOne() && max == other.max ? 1 : 0;
            }
            case LESS -> high = Math.min(high, other.max - 1L);
            case NOT_LESS -> low = Math.max(low, other.min);
            case GREATER -> low = Math.max(low, other.min + 1L);
            case NOT_GREATER -> high = Math.min(high, other.max);
        }
        return low > high ? this : new Range((int) low, (int) high);
    }

    // Written out: what the JVM makes for a record is slow until it has been called thousands of times, and most compilations are over before.

    @Override
    public boolean equals(Object o) {
        return this == o || o instanceof Range other && min == other.min && max == other.max;
    }

    @Override
    public int hashCode() {
        return 31 * min + max;
    }

    /** Whether there is but one number in it. */
    boolean isOne() {
        return min == max;
    }

    /** Bytes that hold every number of this range. */
    public int bytes() {
        if (BYTE.contains(this) || min >= 0 && max <= 255) {
            return 1;
        }
        return SHORT.contains(this) || CHAR.contains(this) ? 2 : 4;
    }

    /** Whether {@link #bytes()} bytes hold it only without a sign. */
    public boolean unsigned() {
        return bytes() == 1 && !BYTE.contains(this) || bytes() == 2 && !SHORT.contains(this);
    }
}
