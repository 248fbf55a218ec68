package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.dormouse.PollLoop;
import dev.dormouse.TaskType;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.MemoryPlan;
import dev.dormouse.arena.Profile;
import dev.dormouse.arena.RecordType;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.plan.ProgramPlan;

/** What is read from the class files of a program is what its arena says when it has started. */
class ProgramPlanTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path PROGRAMS = CLASSES.resolve(Path.of("dev", "dormouse", "conformance"));
    private static final Path CORPUS = PROGRAMS.resolve("corpus");
    private static final int CAPACITY = 3;

    @Test
    void thePlanOfTheClassFilesIsThatOfTheLiveProgram() throws Exception {
        List<RecordType> types = types();
        assertTrue(types.size() > 300, "only " + types.size() + " types of records");
        Profile.Builder builder = Profile.builder("all").arena(1 << 22).heap(Runtime.getRuntime().maxMemory()).loopTasks(CAPACITY * types.size());
        types.stream().map(RecordType::toString).filter(name -> !name.matches("Modelled\\..*|Secrets\\.(watch|linger)")).forEach(name -> builder.pool(name, CAPACITY)); // those say it themselves
        ProgramPlan plan = Weaver.plan(classFiles(files(CORPUS)), builder.build());
        assertEquals(List.of(), plan.problems());
        try (PollLoop loop = PollLoop.of(builder.build())) {
            for (RecordType type : types) {
                if (type instanceof TaskType task) {
                    loop.declare(task);
                } else {
                    loop.arena().declare(type);
                }
            }
            MemoryPlan live = loop.arena().plan();
            assertEquals(plan.map().charged(), live.charged());
            assertEquals(plan.map().direct(), live.direct());
            assertEquals(sorted(plan.map()), sorted(live));
        }
    }

    @Test
    void whatIsCarvedIsInThePlanAsItIsInTheLiveProgram() throws Exception {
        Profile profile = Profile.builder("carving").arena(1 << 22).heap(Runtime.getRuntime().maxMemory()).carve().build();
        List<Path> files = files(PROGRAMS).stream().filter(file -> file.getFileName().toString().matches("(AsInRust|RustSizes).*")).toList(); // of which one uses the other
        ProgramPlan plan = Weaver.plan(classFiles(files), profile);
        assertEquals(List.of(), plan.problems());
        assertEquals(List.of(), plan.undeclared());
        assertTrue(plan.carved().size() > 2, plan.carved()::toString);
        try (Arena arena = Arena.of(profile)) {
            for (RecordType type : types()) {
                if (plan.carved().contains(type.toString())) {
                    arena.pool(type);
                }
            }
            assertEquals(sorted(plan.map()), sorted(arena.plan()));
        }
    }

    private static List<String> sorted(MemoryPlan plan) {
        return plan.toString().lines().sorted().toList();
    }

    /** Reads them one by one: together they would not fit beside the other tests. */
    private static Iterable<byte[]> classFiles(List<Path> files) {
        return () -> files.stream().map(ProgramPlanTest::read).iterator();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
    }

    /** The constants of all companions. */
    private static List<RecordType> types() throws Exception {
        List<RecordType> types = new ArrayList<>();
        for (Path file : files(CORPUS)) {
            String name = CLASSES.relativize(file).toString().replace(".class", "").replace(file.getFileSystem().getSeparator(), ".");
            for (Field field : Class.forName(name).getDeclaredFields()) {
                if (RecordType.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    types.add((RecordType) field.get(null));
                }
            }
        }
        return types;
    }
}
