package dev.dormouse.compiler.flow;

import org.objectweb.asm.Type;

/**
 * The numbers an {@code int} can be, both ends included. Joined ranges end at the bounds of Java's narrow types, so a simulation that only
 * widens them comes to an end.
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

    /** The narrowest range with bounds of Java's types that holds both ends; {@link #INT} if an end is no {@code int}. */
    static Range spanning(long min, long max) {
        if (min < Integer.MIN_VALUE || max > Integer.MAX_VALUE) {
            return INT;
        }
        int low = Integer.MIN_VALUE;
        for (int candidate : LOW) {
            if (candidate <= min) {
                low = candidate;
                break;
            }
        }
        int high = Integer.MAX_VALUE;
        for (int candidate : HIGH) {
            if (candidate >= max) {
                high = candidate;
                break;
            }
        }
        return new Range(low, high);
    }

    /** The range that holds both. */
    public Range join(Range other) {
        if (contains(other)) {
            return this;
        }
        return other.contains(this) ? other : spanning(Math.min(min, other.min), Math.max(max, other.max));
    }

    boolean contains(Range other) {
        return min <= other.min && other.max <= max;
    }

    /** The range of {@code (type) x} for an x of this range. */
    Range narrowedTo(Range type) {
        return type.contains(this) ? this : type;
    }

    Range plus(Range other) {
        return spanning((long) min + other.min, (long) max + other.max);
    }

    Range minus(Range other) {
        return spanning((long) min - other.max, (long) max - other.min);
    }

    Range times(Range other) {
        long a = (long) min * other.min;
        long b = (long) min * other.max;
        long c = (long) max * other.min;
        long d = (long) max * other.max;
        return spanning(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /** {@code this & other}: a non-negative operand bounds it. */
    Range and(Range other) {
        if (min >= 0) {
            return spanning(0, other.min >= 0 ? Math.min(max, other.max) : max);
        }
        return other.min >= 0 ? spanning(0, other.max) : INT;
    }

    /** {@code this | other} and {@code this ^ other}: non-negative operands set no bit above their highest. */
    Range or(Range other) {
        if (min < 0 || other.min < 0) {
            return signedWidthOf(other);
        }
        int highest = Integer.highestOneBit(Math.max(max, other.max));
        return spanning(0, 2L * highest - (highest == 0 ? 0 : 1));
    }

    private Range signedWidthOf(Range other) {
        if (BYTE.contains(this) && BYTE.contains(other)) {
            return BYTE;
        }
        return SHORT.contains(this) && SHORT.contains(other) ? SHORT : INT;
    }

    /** {@code this % other} has the sign of this and is smaller than other. */
    Range modulo(Range other) {
        long bound = Math.max(Math.abs((long) other.min), Math.abs((long) other.max)) - 1;
        long low = min >= 0 ? 0 : -Math.min(bound, -(long) min);
        long high = max <= 0 ? 0 : Math.min(bound, max);
        return bound < 0 ? INT : spanning(low, high);
    }

    /** {@code this >> distance}: what is shifted far enough ends as 0 or -1. */
    Range shiftedRight(Range distance) {
        if (distance.min == distance.max) {
            return spanning(min >> (distance.min & 31), max >> (distance.min & 31));
        }
        return spanning(Math.min(min, 0), Math.max(max, min < 0 ? -1 : 0));
    }

    Range shiftedRightUnsigned(Range distance) {
        if (min >= 0) {
            return shiftedRight(distance);
        }
        int by = distance.min & 31;
        return distance.min == distance.max && by > 0 ? spanning(0, -1 >>> by) : INT;
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
