package dev.dormouse.arena;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the file of a profile, strictly: what is not understood is refused with file, line and key. {@code java.util.Properties} would take continued lines,
 * escapes and repeated keys, and would not say where it found them.
 */
final class ProfileReader {

    private static final String POOL = "pool.";
    private static final String KEYS = "arena, boxing, boxing.threshold, heap, loop.tasks, pool.CLASS.METHOD, record.limit, undeclared";

    /** No honest profile comes near it; a device or a wrong file does. */
    private static final int LONGEST_FILE = 64 << 10;

    private static final long KILO = 1 << 10;
    private static final long MEGA = 1 << 20;

    private final String file;
    private final Profile.Builder builder;

    /** The line in which each key was found. */
    private final Map<String, Integer> lines = new HashMap<>();

    private boolean boxes;
    private long threshold;

    ProfileReader(String name, String file) {
        this.file = file;
        builder = new Profile.Builder(name, file);
    }

    Profile read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
        if (bytes.length > LONGEST_FILE) {
            throw new ArenaException(file + ": longer than " + LONGEST_FILE + " bytes: this is not a profile");
        }
        String[] text = decode(bytes).split("\n", -1);
        for (int i = 0; i < text.length; i++) {
            String line = text[i].strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                builder.place = file + ":" + (i + 1);
                entry(line, i + 1);
            }
        }
        boxing();
        builder.place = file + (lines.containsKey("arena") ? ":" + lines.get("arena") : "");
        return builder.build();
    }

    private String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            ArenaException refusal = new ArenaException(file + ": is not UTF-8 text");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private void entry(String line, int number) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw new ArenaException(builder.place + ": '" + line + "' is not of the form KEY = VALUE");
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        Integer before = lines.put(key, number);
        if (before != null) {
            throw builder.refusal(key, "is in line " + before + " already");
        }
        switch (key) {
            case "arena":
                builder.arena(bytes(key, value));
                break;
            case "heap":
                builder.heap(bytes(key, value));
                break;
            case "record.limit":
                builder.recordLimit(bytes(key, value));
                break;
            case "boxing":
                boxes = isFirst(key, value, "on", "off");
                break;
            case "boxing.threshold":
                threshold = bytes(key, value);
                break;
            case "loop.tasks":
                builder.loopTasks(count(key, value));
                break;
            case "undeclared":
                if (isFirst(key, value, "carve", "refuse")) {
                    builder.carve();
                }
                break;
            default:
                pool(key, value);
        }
    }

    private boolean isFirst(String key, String value, String first, String second) {
        if (!value.equals(first) && !value.equals(second)) {
            throw builder.refusal(key, "'" + value + "' is neither " + second + " nor " + first);
        }
        return value.equals(first);
    }

    /** The two keys of boxing come in any order. */
    private void boxing() {
        Integer switched = lines.get("boxing");
        Integer stated = lines.get("boxing.threshold");
        if (boxes && stated == null) {
            builder.place = file + ":" + switched;
            throw builder.refusal("boxing.threshold", "missing, and boxing is on: state above how many bytes a record is boxed");
        }
        if (stated != null) {
            builder.place = file + ":" + stated;
            if (switched == null) {
                throw builder.refusal("boxing", "missing, and boxing.threshold is stated: say boxing = on, or boxing = off to keep it for later");
            }
            if (boxes) {
                builder.boxesAbove(threshold);
            }
        }
    }

    private void pool(String key, String value) {
        if (!key.startsWith(POOL)) {
            throw builder.refusal(key, "unknown key; the keys are " + KEYS);
        }
        builder.pool(key.substring(POOL.length()), count(key, value));
    }

    /** A size in bytes. */
    private long bytes(String key, String value) {
        long unit = value.endsWith("k") ? KILO : value.endsWith("m") ? MEGA : 1;
        String digits = unit == 1 ? value : value.substring(0, value.length() - 1);
        return number(key, value, digits, unit, Profile.Builder.MOST_BYTES,
                "not a size: write a number of bytes, or one with the unit k (1024 bytes) or m (1048576 bytes)");
    }

    private int count(String key, String value) {
        return (int) number(key, value, value, 1, Integer.MAX_VALUE, "not a whole number");
    }

    private long number(String key, String value, String digits, long unit, long most, String otherwise) {
        if (digits.startsWith("-") && isNumber(digits.substring(1))) {
            throw builder.refusal(key, "'" + value + "' is negative");
        }
        if (!isNumber(digits)) {
            throw builder.refusal(key, "'" + value + "' is " + otherwise);
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            number = number * 10 + (digits.charAt(i) - '0');
            if (number > most / unit) {
                throw builder.refusal(key, "'" + value + "' is too large: at most " + most);
            }
        }
        return number * unit;
    }

    private static boolean isNumber(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return !digits.isEmpty();
    }

    /** A size in the largest unit that divides it. */
    static String size(long bytes) {
        if (bytes % MEGA == 0) {
            return bytes / MEGA + "m";
        }
        return bytes % KILO == 0 ? bytes / KILO + "k" : Long.toString(bytes);
    }
}
