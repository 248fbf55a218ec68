package dev.dormouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {

    @TempDir
    Path folder;

    @BeforeEach
    void threeFiles() throws IOException {
        Files.createDirectories(folder.resolve("p"));
        for (String name : List.of("a", "p/b", "p/c")) {
            Files.writeString(folder.resolve(name), "old " + name);
        }
    }

    private Replacement begun(String... names) throws IOException {
        Replacement replacement = new Replacement(folder);
        for (String name : names) {
            replacement.add(name, ("new " + name).getBytes());
        }
        return replacement;
    }

    private String contents(String... names) throws IOException {
        StringBuilder contents = new StringBuilder();
        for (String name : names) {
            contents.append(Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : "no " + name).append(", ");
        }
        return contents.toString();
    }

    @Test
    void replacesAndAdds() throws IOException, Unusable {
        try (Replacement replacement = begun("a", "p/c", "q/d")) {
            replacement.carryOut();
        }
        assertEquals("new a, old p/b, new p/c, new q/d, ", contents("a", "p/b", "p/c", "q/d"));
        assertEquals(List.of("a", "p/b", "p/c", "q/d"), Sources.files(folder));
    }

    @Test
    void aMoveThatFailsHasThoseBeforeItUndone() throws IOException {
        Files.createDirectories(folder.resolve("q/full"));
        try (Replacement replacement = begun("a", "new", "p/b", "q")) {
            assertThrows(IOException.class, replacement::carryOut);
        }
        assertEquals("old a, no new, old p/b, old p/c, ", contents("a", "new", "p/b", "p/c"));
        assertEquals(List.of("a", "p/b", "p/c"), Sources.files(folder));
        assertFalse(Replacement.isUnfinished(folder));
    }

    /** Stops a replacement as a kill would, after some moves. */
    private void interrupted(String... moved) throws IOException {
        Replacement replacement = begun("a", "p/b", "p/c", "new"); // and never closed
        replacement.prepareMoves();
        for (String name : moved) {
            replacement.move(name);
        }
        assertTrue(Replacement.isUnfinished(folder));
    }

    @Test
    void anInterruptedOneIsUndone() throws IOException, Unusable {
        for (int moved = 0; moved <= 4; moved++) {
            interrupted(List.of("a", "new", "p/b", "p/c").subList(0, moved).toArray(String[]::new));
            Replacement.undo(folder);
            assertEquals("old a, old p/b, old p/c, no new, ", contents("a", "p/b", "p/c", "new"));
            assertEquals(List.of("a", "p/b", "p/c"), Sources.files(folder));
            assertFalse(Replacement.isUnfinished(folder));
        }
    }

    @Test
    void whatSomebodyElseHasWrittenSinceStays() throws IOException, Unusable {
        interrupted("a", "p/b", "new");
        Files.writeString(folder.resolve("p/b"), "newer p/b");
        Files.delete(folder.resolve("new"));
        Replacement.undo(folder);
        assertEquals("old a, newer p/b, old p/c, no new, ", contents("a", "p/b", "p/c", "new"));
    }

    @Test
    void oneThatIsStillBeingPreparedCountsForNothing() throws IOException, Unusable {
        begun("a", "p/b"); // and never closed, as by a kill
        assertFalse(Replacement.isUnfinished(folder));
        Replacement.undo(folder);
        assertEquals(List.of("a", "p/b", "p/c"), Sources.files(folder));
        assertEquals("old a, old p/b, ", contents("a", "p/b"));
    }

    @Test
    void whatCannotBePutBackIsNamedAndTriedAgain() throws IOException, Unusable {
        interrupted("a", "p/b");
        Path kept = folder.resolve(".dormouse-weaving/old/p/b");
        Path aside = Files.move(kept, folder.resolve("aside"));
        Files.createDirectory(kept);
        Unusable failure = assertThrows(Unusable.class, () -> Replacement.undo(folder));
        assertTrue(failure.getMessage().endsWith("; the files that are replaced are p/b; when the cause is gone, run dormouse weave on it again"), failure.getMessage());
        Files.delete(kept);
        Files.move(aside, kept);
        Replacement.undo(folder);
        assertEquals("old a, old p/b, old p/c, ", contents("a", "p/b", "p/c"));
    }

    @Test
    void aFolderWithAnInterruptedOneIsNotCheckedAndWovenAnew() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB);
        Replacement replacement = new Replacement(classes); // and never closed
        replacement.add("demo/Fib.class", new byte[10]);
        replacement.prepareMoves();
        replacement.move("demo/Fib.class");
        Run.with("check", classes).isUnusableFor("[DM076] a weaving of " + classes + " was interrupted; run dormouse weave on it again, which undoes what was done and begins anew");
        Run.with("weave", classes).succeeds("4 of 4 classes woven in " + classes);
        Run.with("check", classes).succeeds("");
    }

    @Test
    void aFolderThatAnotherProcessWeavesIsLeftToThat() throws IOException, Unusable {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB);
        List<String> before = Sources.contents(classes);
        FolderLock other = FolderLock.of(classes);
        Run.with("weave", classes).isUnusableFor("[DM076] " + classes + " is being woven by another process; run one after the other");
        other.close();
        assertEquals(before, Sources.contents(classes));
        Run.with("weave", classes).succeeds("4 of 4 classes woven in " + classes);
        Run.with("weave", classes).succeeds("nothing to weave in " + classes);
    }
}
