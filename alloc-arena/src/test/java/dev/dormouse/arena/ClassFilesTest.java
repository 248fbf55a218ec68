package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no class file of the module may contain: anything that spins classes at run time, reflection, and {@code Unsafe}. */
class ClassFilesTest {

    private static final String[] CLASSES = {"Arena", "ArenaException", "MemoryPlan", "Pool", "Profile", "Profile$Builder", "ProfileReader", "RecordLayout",
        "RecordType", "StaleHandleException"};

    private static final String[] FOREIGN = {"java/lang/reflect/", "sun/misc/", "jdk/internal/", "java/lang/invoke/MethodHandle"};

    // Tags of the constant pool, JVM specification 4.4.
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;

    @Test
    void noInvokedynamicNoReflectionNoUnsafe() throws IOException {
        for (String name : CLASSES) {
            assertEquals(List.of(), forbidden(Pool.class, name));
        }
    }

    @Test
    void everyClassIsLookedAt() throws IOException {
        List<String> referred = new ArrayList<>();
        for (String name : CLASSES) {
            for (String text : texts(Pool.class, name)) {
                if (text.startsWith("dev/dormouse/arena/")) {
                    referred.add(text.substring("dev/dormouse/arena/".length()));
                }
            }
        }
        assertTrue(List.of(CLASSES).containsAll(referred), referred.toString());
    }

    @Test
    void theScanFindsWhatItLooksFor() throws IOException {
        assertTrue(forbidden(OwnerTest.class, "OwnerTest").contains("tag " + INVOKE_DYNAMIC));
        assertTrue(forbidden(PoolTest.class, "PoolTest").contains("java/lang/reflect/Field"));
    }

    private static List<String> forbidden(Class<?> beside, String name) throws IOException {
        List<String> found = new ArrayList<>();
        for (String text : texts(beside, name)) {
            for (String foreign : FOREIGN) {
                if (text.startsWith(foreign)) {
                    found.add(text);
                }
            }
            if (text.startsWith("tag ")) {
                found.add(text);
            }
        }
        return found;
    }

    /** The texts of a constant pool, and {@code tag N} for each dynamic constant. */
    private static List<String> texts(Class<?> beside, String name) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream file = beside.getResourceAsStream(name + ".class")) {
            assertNotNull(file, name);
            DataInputStream in = new DataInputStream(file);
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case UTF8 -> texts.add(in.readUTF());
                    case LONG, DOUBLE -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case DYNAMIC, INVOKE_DYNAMIC -> {
                        texts.add("tag " + tag);
                        in.skipNBytes(4);
                    }
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> in.skipNBytes(4);
                }
            }
        }
        return texts;
    }
}
