package dev.dormouse.conformance;

import java.lang.reflect.Array;
import java.util.StringJoiner;

/** Writes values and failures so that equal texts mean equal behaviour: bits of floats, contents of arrays, no identities and no stack traces. */
final class Show {

    private Show() {}

    static String value(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Float number) {
            return number + "f#" + Integer.toHexString(Float.floatToRawIntBits(number));
        }
        if (value instanceof Double number) {
            return number + "d#" + Long.toHexString(Double.doubleToRawLongBits(number));
        }
        if (value instanceof Long) {
            return value + "L";
        }
        if (value instanceof Character letter) {
            return "'" + (int) letter + "'";
        }
        if (value instanceof String) {
            return "\"" + value + "\"";
        }
        if (value instanceof Byte || value instanceof Short) {
            return "(" + value.getClass().getSimpleName() + ")" + value;
        }
        if (value.getClass().isArray()) {
            StringJoiner elements = new StringJoiner(",", value.getClass().getSimpleName() + "{", "}");
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(value(Array.get(value, i)));
            }
            return elements.toString();
        }
        if (value instanceof Throwable failure) {
            return failure(failure);
        }
        return describes(value) ? value.toString() : "a " + value.getClass().getSimpleName();
    }

    /** Whether the object says of itself more than its identity. */
    static boolean describes(Object value) {
        try {
            return value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** The class, the message, the causes and the suppressed; messages that name loaders or local variables are left out. */
    static String failure(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.getClass().getName());
        if (!(failure instanceof NullPointerException || failure instanceof ClassCastException || failure instanceof IllegalStateException)) {
            text.append(": ").append(failure.getMessage());
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            text.append(" suppressed{").append(failure(suppressed)).append('}');
        }
        if (failure.getCause() != null) {
            text.append(" cause{").append(failure(failure.getCause())).append('}');
        }
        return text.toString();
    }
}
