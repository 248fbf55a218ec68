package dev.dormouse.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The replacement of files in a folder, all or none. All new files are written into a folder of its own below, then the old ones are copied there; from then on it is under way, and a mark says so. Then
 * each new file is moved over its old one, which readers see whole or not at all. What fails before the first move has changed nothing; a move that fails has those before it undone; and when the process
 * ends amid the moves, the next one {@linkplain #undo undoes} them. A file that somebody else has written since stays as that one wrote it.
 */
final class Replacement implements Closeable {

    private static final String HOME = ".dormouse-weaving";

    private final Path root;
    private final Path home;
    private final List<String> files = new ArrayList<>();
    private boolean done;

    /** Begins one in {@code root}, which must have no unfinished one. */
    Replacement(Path root) throws IOException {
        this.root = root;
        home = root.resolve(HOME);
        delete(home);
    }

    static boolean isUnfinished(Path root) {
        return Files.exists(mark(root.resolve(HOME)));
    }

    /** Adds a file with a content. */
    void add(String place, byte[] content) throws IOException {
        Files.write(prepare(place), content);
    }

    /** Adds a copy of a file. */
    void add(String place, Path file) throws IOException {
        Files.copy(file, prepare(place), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Path prepare(String place) throws IOException {
        files.add(place);
        Path written = home.resolve("new").resolve(place);
        Files.createDirectories(written.getParent());
        return written;
    }

    private static Path mark(Path home) {
        return home.resolve("under-way");
    }

    /** Moves all files into place, or none. */
    void carryOut() throws IOException, Unusable {
        prepareMoves();
        for (String place : files) {
            try {
                move(place);
            } catch (IOException e) {
                undo(root);
                throw e;
            }
        }
        done = true;
    }

    /** Takes away what lies in the folder for the moves; unless they were neither carried out nor undone, so that it is still needed. */
    @Override
    public void close() throws IOException {
        if (done || !isUnfinished(root)) {
            delete(home);
        }
    }

    /** Copies what is to be replaced, and also the new files, since a moved one must be known again. */
    void prepareMoves() throws IOException {
        for (String place : files) {
            Path old = home.resolve("old").resolve(place);
            Files.createDirectories(old.getParent());
            if (Files.exists(root.resolve(place))) {
                Files.copy(root.resolve(place), old, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Path moving = home.resolve("moving").resolve(place);
            Files.createDirectories(moving.getParent());
            Files.copy(home.resolve("new").resolve(place), moving, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createDirectories(home);
        Files.createFile(mark(home));
    }

    /** Moves one file into place. */
    void move(String place) throws IOException {
        Files.createDirectories(root.resolve(place).getParent());
        Files.move(home.resolve("moving").resolve(place), root.resolve(place), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Undoes what an unfinished replacement in a folder has done; does nothing where there is none.
     *
     * @throws Unusable if that fails, with a message that says which files have been replaced; what is needed to undo it stays
     */
    static void undo(Path root) throws IOException, Unusable {
        Path home = root.resolve(HOME);
        if (isUnfinished(root)) {
            List<String> replaced = new ArrayList<>();
            try {
                for (String place : placesBelow(home.resolve("new"))) {
                    if (Files.notExists(home.resolve("moving").resolve(place)) && isStill(root.resolve(place), home.resolve("new").resolve(place))) {
                        replaced.add(place);
                    }
                }
                while (!replaced.isEmpty()) {
                    putBack(replaced.get(0), root, home);
                    replaced.remove(0);
                }
            } catch (IOException e) {
                throw Unusable.input(root + " could not be put back as it was, " + e + "; the files that are replaced are " + String.join(", ", replaced),
                        "when the cause is gone, run dormouse weave on it again");
            }
        }
        delete(home);
    }

    private static boolean isStill(Path file, Path written) throws IOException {
        return Files.exists(file) && Files.mismatch(file, written) < 0;
    }

    private static void putBack(String place, Path root, Path home) throws IOException {
        try {
            Files.move(home.resolve("old").resolve(place), root.resolve(place), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException wasNotThere) {
            Files.delete(root.resolve(place));
        }
    }

    private static List<String> placesBelow(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    /** Deletes a folder, its mark first. */
    private static void delete(Path home) throws IOException {
        if (Files.notExists(home)) {
            return;
        }
        Files.deleteIfExists(mark(home));
        List<Path> all;
        try (Stream<Path> below = Files.walk(home)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
