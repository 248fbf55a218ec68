package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.conformance.corpus.CratesCo;

/** What a plan says that a box takes is what the call allocates that makes it. */
class BoxSizeTest {

    private static final Path CRATES = Path.of("target", "classes", "dev", "dormouse", "conformance", "corpus", "Crates.class");

    /** What the objects of a view are rounded up by is not counted one by one. */
    private static final double PADDING = 16;

    @Test
    void whatABoxIsSaidToTakeIsAllocated() throws IOException {
        String vm = System.getProperty("java.vm.name");
        assumeTrue((vm.contains("HotSpot") || vm.contains("OpenJDK 64-Bit")) && System.getProperty("os.arch").matches("amd64|aarch64"), "the sizes are those of HotSpot on 64 bits");
        Map<String, Long> measured = new TreeMap<>();
        try (Arena arena = Arena.ofBytes(1 << 12)) {
            measured.put("Crates.callsEmpty", allocated(() -> new CratesCo.CallsEmpty(arena).start()::next));
            measured.put("Crates.callsNumbers", allocated(() -> new CratesCo.CallsNumbers(arena).start()::next));
            measured.put("Crates.callsTexts", allocated(() -> new CratesCo.CallsTexts(arena).start("text")::next));
            measured.put("Crates.callsArrays", allocated(() -> new CratesCo.CallsArrays(arena).start()::next));
            measured.put("Crates.callsBuffer", allocated(() -> new CratesCo.CallsBuffer(arena).start()::next));
            Map<String, Long> planned = planned();
            assertEquals(planned.remove("Crates.callsView"), allocated(() -> new CratesCo.CallsView(arena).start()::next), PADDING);
            assertEquals(planned, measured);
        }
    }

    /** By the caller, the bytes of the box that it makes. */
    private static Map<String, Long> planned() throws IOException {
        Map<String, Long> bytes = new TreeMap<>();
        for (String box : Weaver.plan(List.of(Files.readAllBytes(CRATES)), Profile.builder("any").arena(1 << 12).build()).boxes()) {
            String[] parts = box.split(":? ");
            bytes.put(parts[0], Long.valueOf(parts[2]));
        }
        return bytes;
    }

    /** What a view allocates from its first yield to its second, where it calls the child; the second time, when all is linked. */
    private static long allocated(Supplier<BooleanSupplier> start) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int round = 0; round < 2; round++) {
            BooleanSupplier view = start.get();
            view.getAsBoolean();
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            view.getAsBoolean();
            allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            view.getAsBoolean();
        }
        return allocated;
    }
}
