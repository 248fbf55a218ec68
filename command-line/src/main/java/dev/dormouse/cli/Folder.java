package dev.dormouse.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A folder, as compilers fill it. Symbolic links to what is in it are let be, those that lead out of it are refused. */
final class Folder extends Artifact {

    private final Path root;
    /** All files, by their places in the folder, which are written with slashes. */
    private final Map<String, Path> files = new TreeMap<>();

    Folder(Path path) throws IOException, Unusable {
        super(path);
        root = path.toRealPath();
        if (Replacement.isUnfinished(root)) {
            throw Unusable.input("a weaving of " + path + " was interrupted", "run dormouse weave on it again, which undoes what was done and begins anew");
        }
        Map<Path, Path> links = new LinkedHashMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isSymbolicLink()) {
                    links.put(file, Files.readSymbolicLink(file));
                } else {
                    files.put(placeOf(root, file), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (Map.Entry<Path, Path> link : links.entrySet()) {
            if (!Files.exists(link.getKey()) || !link.getKey().toRealPath().startsWith(root)) {
                throw Unusable.input(link.getKey() + " is a symbolic link to " + link.getValue() + ", out of " + path, "put a copy in its place, or take it away");
            }
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (isClassFile(file.getKey())) {
                add(file.getKey(), content(file.getValue()));
            }
        }
    }

    private static byte[] content(Path file) throws IOException, Unusable {
        if (Files.size(file) > Limits.CLASS_FILE_BYTES) {
            throw Unusable.input(file + " has " + Files.size(file) + " bytes, and the limit for a class file is " + Limits.CLASS_FILE_BYTES, "take it away");
        }
        return Files.readAllBytes(file);
    }

    private static String placeOf(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    @Override
    long nestedJars() {
        return files.keySet().stream().filter(Artifact::isJar).count();
    }

    @Override
    void write(Map<String, byte[]> woven, Path output) throws Unusable {
        try {
            Path target = Files.createDirectories(output).toRealPath();
            boolean inPlace = target.equals(root);
            if (!inPlace && (target.startsWith(root) || root.startsWith(target))) {
                throw Unusable.input(output + " and " + path + " lie within each other", "name another folder for the output");
            }
            Map<String, byte[]> replaced = new HashMap<>();
            woven.forEach((name, classFile) -> replaced.put(placeOf(name), classFile));
            try (Replacement replacement = new Replacement(target)) {
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    byte[] classFile = replaced.get(file.getKey());
                    if (classFile != null) {
                        replacement.add(file.getKey(), classFile);
                    } else if (!inPlace) {
                        replacement.add(file.getKey(), file.getValue());
                    }
                }
                for (Map.Entry<String, byte[]> made : replaced.entrySet()) {
                    if (!files.containsKey(made.getKey())) {
                        replacement.add(made.getKey(), made.getValue());
                    }
                }
                replacement.carryOut();
            }
        } catch (IOException e) {
            throw Unusable.file(output, e);
        }
    }
}
