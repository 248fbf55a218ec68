package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.arena.Arena;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no class of the two runtime modules may refer to. */
class ModuleTest {

    /** Reflection in each of its forms, internals of the JDK, and what spins classes at run time. */
    private static final Pattern FORBIDDEN = Pattern.compile("java/lang/(?:reflect|runtime)/|sun/misc/|jdk/internal/"
            + "|java/lang/invoke/(?:LambdaMetafactory|StringConcatFactory|MethodHandle\\b|MethodHandles\\$Lookup)|^forName$");

    @ParameterizedTest
    @ValueSource(classes = {PollLoop.class, Arena.class})
    void noClassUsesInvokedynamicReflectionOrUnsafe(Class<?> member) throws Exception {
        Path place = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> found = new ArrayList<>();
        int classes;
        if (Files.isDirectory(place)) {
            classes = scan(place, found);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), java.util.Map.of())) {
                classes = scan(jar.getPath("/"), found);
            }
        }
        assertEquals(List.of(), found);
        assertTrue(classes >= 8, place + ": " + classes + " classes");
    }

    @Test
    void theScanFindsWhatItLooksFor() throws Exception {
        List<String> found = new ArrayList<>();
        Path place = Path.of(ModuleTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        scan("", Files.readAllBytes(place.resolve("dev/dormouse/ModuleTest$Forbidden.class")), found);
        assertEquals(Set.of(": invokedynamic or a dynamic constant", ": forName", ": Ljava/lang/reflect/Field;", ": java/lang/invoke/LambdaMetafactory",
                ": java/lang/invoke/MethodHandles$Lookup"), found.stream().filter(text -> !text.contains("(")).collect(Collectors.toSet()));
    }

    /** Everything that no class of the modules may have. */
    static final class Forbidden {

        static Object all(String name) throws ReflectiveOperationException {
            Field field = Class.forName(name).getDeclaredField(name);
            Runnable lambda = () -> { };
            lambda.run();
            return field;
        }
    }

    private static int scan(Path root, List<String> found) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(root)) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : classes) {
            scan(file.toString(), Files.readAllBytes(file), found);
        }
        return classes.size();
    }

    /** Reads the constant pool, by the Java Virtual Machine Specification, 4.4. */
    private static void scan(String name, byte[] bytes, List<String> found) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipBytes(8);
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> {
                    String text = in.readUTF();
                    if (FORBIDDEN.matcher(text).find()) {
                        found.add(name + ": " + text);
                    }
                }
                case 3, 4, 9, 10, 11, 12 -> in.skipBytes(4);
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                case 17, 18 -> {
                    in.skipBytes(4);
                    found.add(name + ": invokedynamic or a dynamic constant");
                }
                default -> throw new IOException(name + ": constant pool tag " + tag);
            }
        }
    }
}
