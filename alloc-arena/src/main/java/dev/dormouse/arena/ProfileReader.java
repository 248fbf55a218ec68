package dev.dormouse.arena;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads the file of a profile, strictly: what is not understood is refused with file, line and key. {@code java.util.Properties} would take continued lines,
 * escapes and repeated keys, and would not say where it found them.
 *
 * <p>What a profile extends is read before its own lines, and system properties after them; what comes later takes the place of what came before.
 */
final class ProfileReader {

    private static final String POOL = "pool.";
    private static final String EXTENDS = "extends";
    private static final String KEYS = "arena, boxing, boxing.threshold, direct, extends, heap, loop.tasks, pool.CLASS.METHOD, record.limit, scratch.limit, undeclared";

    /** No honest profile comes near it; a device or a wrong file does. */
    private static final int LONGEST_FILE = 64 << 10;

    private static final long KILO = 1 << 10;
    private static final long MEGA = 1 << 20;

    private final ProfileSource source;
    private final Profile.Builder builder;

    /** The profiles that are being read, each of which the one before extends. */
    private final List<String> chain = new ArrayList<>();

    /** Where each key was stated last. */
    private final Map<String, String> places = new HashMap<>();

    private boolean boxes;
    private long threshold;

    private ProfileReader(ProfileSource source) {
        this.source = source;
        builder = new Profile.Builder(source.name(), source.place(source.name()));
    }

    /** Reads a profile. System properties whose names begin with {@code prefix} have the last word; null for none. */
    static Profile read(ProfileSource source, String prefix) {
        ProfileReader reader = new ProfileReader(source);
        String file = reader.builder.place;
        reader.file(source.name());
        if (prefix != null) {
            reader.properties(prefix);
        }
        reader.boxing();
        reader.builder.place = reader.places.containsKey("arena") ? reader.places.get(reader.builder.sized) : file;
        return reader.builder.build();
    }

    /** Reads a file after those that it extends. */
    private void file(String name) {
        String file = source.place(name);
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        String[] text = text(name, file).split("\r?\n|\r", -1);
        for (int i = 0; i < text.length; i++) {
            String line = text[i].strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                builder.place = file + ":" + (i + 1);
                refuseControls(line);
                int equals = line.indexOf('=');
                if (equals < 1) {
                    throw new ArenaException(builder.place + ": '" + line + "' is not of the form KEY = VALUE");
                }
                String key = line.substring(0, equals).strip();
                Integer before = lines.put(key, i + 1);
                if (before != null) {
                    throw builder.refusal(key, "is in line " + before + " already");
                }
                values.put(key, line.substring(equals + 1).strip());
            }
        }
        chain.add(name);
        String base = values.remove(EXTENDS);
        if (base != null) {
            builder.place = file + ":" + lines.get(EXTENDS);
            extended(base);
        }
        for (Map.Entry<String, String> stated : values.entrySet()) {
            state(stated.getKey(), stated.getValue(), file + ":" + lines.get(stated.getKey()));
        }
    }

    private void extended(String base) {
        if (!Profile.isName(base)) {
            throw builder.refusal(EXTENDS, "'" + base + "'" + Profile.NO_NAME);
        }
        if (chain.contains(base)) {
            throw builder.refusal(EXTENDS, String.join(" extends ", chain.subList(chain.indexOf(base), chain.size())) + " extends " + base + ": a profile cannot extend itself");
        }
        file(base);
    }

    private String text(String name, String file) {
        try (InputStream in = source.open(name)) {
            if (in == null) {
                String missing = "profile '" + name + "': " + source.missing(file);
                throw chain.isEmpty() ? new ArenaException(missing) : builder.refusal(EXTENDS, missing);
            }
            byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw new ArenaException(file + ": longer than " + LONGEST_FILE + " bytes: this is not a profile");
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            String reason = e instanceof CharacterCodingException ? "is not UTF-8 text" : "cannot be read: " + (e instanceof NoSuchFileException ? "no such file" : e.toString());
            ArenaException refusal = new ArenaException(file + ": " + reason);
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** States what system properties say, in the order of their names. */
    private void properties(String prefix) {
        for (String property : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            if (property.startsWith(prefix)) {
                builder.place = "system property " + property;
                String value = System.getProperty(property).strip();
                refuseControls(value);
                state(property.substring(prefix.length()), value, builder.place);
            }
        }
    }

    /** What would not be one line in an error, or not be seen there. */
    private void refuseControls(String text) {
        if (!text.matches("[\\P{Cntrl}\t]*")) {
            throw new ArenaException(builder.place + ": has control characters: this is not text of a profile");
        }
    }

    private void state(String key, String value, String place) {
        builder.place = place;
        places.put(key, place);
        // A switch over texts would take twice the bytecode.
        if (key.equals("arena")) {
            builder.arena(bytes(key, value));
        } else if (key.equals("heap")) {
            builder.heap(bytes(key, value));
        } else if (key.equals("direct")) {
            builder.direct(bytes(key, value));
        } else if (key.equals("record.limit")) {
            builder.recordLimit(bytes(key, value));
        } else if (key.equals("scratch.limit")) {
            builder.scratchLimit(bytes(key, value));
        } else if (key.equals("boxing")) {
            boxes = isFirst(key, value, "on", "off");
        } else if (key.equals("boxing.threshold")) {
            threshold = bytes(key, value);
        } else if (key.equals("loop.tasks")) {
            builder.loopTasks(count(key, value));
        } else if (key.equals("undeclared")) {
            builder.carves = isFirst(key, value, "carve", "refuse");
        } else if (key.equals(EXTENDS)) {
            throw builder.refusal(key, "only the file of a profile says what it extends");
        } else {
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
        String switched = places.get("boxing");
        String stated = places.get("boxing.threshold");
        if (boxes && stated == null) {
            builder.place = switched;
            throw builder.refusal("boxing.threshold", "missing, and boxing is on: state above how many bytes a record is boxed");
        }
        if (stated != null && switched == null) {
            builder.place = stated;
            throw builder.refusal("boxing", "missing, and boxing.threshold is stated: say boxing = on, or boxing = off to keep it for later");
        }
        if (boxes) {
            builder.place = stated;
            builder.boxesAbove(threshold);
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
