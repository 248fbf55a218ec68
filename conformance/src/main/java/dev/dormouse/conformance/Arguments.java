package dev.dormouse.conformance;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * What subjects are started and resumed with. Start arguments are separated by commas; a number, {@code MIN} or {@code MAX}, {@code true}, a
 * character, a text, {@code null}, {@code #7ff8…} for the bits of a float or double, or numbers separated by semicolons for an array. Every
 * start gets objects of its own.
 */
final class Arguments {

    /** How many rows of resume arguments the corpus is driven with; there are more. */
    static final int VARIANTS = 3;

    private static final long[] EXTREMES = {
        Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 0x80, 0xff80, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x7fff, -129, 1L << 40
    };

    private Arguments() {}

    /** The arguments of one start, the port left out. */
    static Object[] start(Method method, String text) {
        List<Class<?>> types = new ArrayList<>(List.of(method.getParameterTypes()));
        types.remove(Subject.portIndex(method));
        String[] parts = text.isEmpty() && types.isEmpty() ? new String[0] : text.split(",", -1);
        if (parts.length != types.size()) {
            throw new AssertionError(method + " takes " + types.size() + " arguments but its row gives \"" + text + "\"");
        }
        Object[] arguments = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            arguments[i] = parse(types.get(i), parts[i]);
        }
        return arguments;
    }

    /** What step {@code step} of a script resumes with; {@code null} where nothing is taken. */
    static Object resume(Class<?> type, int variant, int step) {
        if (type == void.class) {
            return null;
        }
        long number = switch (variant) {
            case 0 -> step + 1;
            case 1 -> EXTREMES[step % EXTREMES.length];
            case 2 -> (step * 7 + 3) % 5 - 1;
            default -> EXTREMES[Math.floorMod(variant * 31 + step * step * 7, EXTREMES.length)] >> step * variant % 5;
        };
        if (type == String.class || type == Object.class) {
            return variant == 1 && step % 3 == 2 ? null : "r" + number;
        }
        if (type == float.class || type == Float.class) {
            return variant == 1 ? Float.intBitsToFloat(0x7fc00000 | (int) number >>> 9) : (Object) (number / 4f);
        }
        if (type == double.class || type == Double.class) {
            return variant == 1 ? Double.longBitsToDouble(0x7ff8000000000000L | number >>> 12) : (Object) (number / 8d);
        }
        return integral(type, number);
    }

    private static Object parse(Class<?> type, String text) {
        if (text.equals("null")) {
            return null;
        }
        if (type == String.class || type == Object.class) {
            return text;
        }
        if (type == int[].class) {
            return text.isEmpty() ? new int[0] : List.of(text.split(";")).stream().mapToInt(Integer::parseInt).toArray();
        }
        if (type == String[].class) {
            return text.isEmpty() ? new String[0] : text.split(";");
        }
        if (type == float.class) {
            return text.startsWith("#") ? Float.intBitsToFloat(Integer.parseUnsignedInt(text.substring(1), 16)) : Float.valueOf(text);
        }
        if (type == double.class) {
            return text.startsWith("#") ? Double.longBitsToDouble(Long.parseUnsignedLong(text.substring(1), 16)) : Double.valueOf(text);
        }
        if (type == boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == char.class && text.length() == 1) {
            return text.charAt(0);
        }
        return switch (text) {
            case "MIN" -> integral(type, type == char.class ? 0 : -1L << bits(type) - 1);
            case "MAX" -> integral(type, type == char.class ? 0xffff : ~(-1L << bits(type) - 1));
            default -> integral(type, Long.parseLong(text));
        };
    }

    private static int bits(Class<?> type) {
        return type == long.class ? 64 : type == int.class ? 32 : type == short.class ? 16 : 8;
    }

    private static Object integral(Class<?> type, long number) {
        if (type == long.class || type == Long.class) {
            return number;
        }
        if (type == int.class || type == Integer.class) {
            return (int) number;
        }
        if (type == short.class || type == Short.class) {
            return (short) number;
        }
        if (type == byte.class || type == Byte.class) {
            return (byte) number;
        }
        if (type == char.class || type == Character.class) {
            return (char) number;
        }
        if (type == boolean.class || type == Boolean.class) {
            return (number & 1) != 0;
        }
        throw new AssertionError("no notation for a " + type.getName());
    }
}
