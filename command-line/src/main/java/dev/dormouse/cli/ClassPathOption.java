package dev.dormouse.cli;

import dev.dormouse.compiler.ClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;

/** Where to find classes that are called and not woven or checked themselves. */
final class ClassPathOption {

    @Option(names = {"-cp", "--class-path"}, paramLabel = "PATH",
            description = "Folders and jars with the classes that are called, as for java; FOLDER/* stands for all jars in a folder. `weave` and `check` need Dormouse's runtime-core among them, unless it is in the input.")
    private String path = "";

    /** Opens it, behind some other places. */
    ClassPath open(List<Path> before) throws IOException {
        List<Path> places = new ArrayList<>(before);
        for (String place : path.split(File.pathSeparator)) {
            if (place.endsWith("*")) {
                addJars(Path.of(place.substring(0, place.length() - 1)), places);
            } else if (!place.isEmpty()) {
                places.add(Path.of(place));
            }
        }
        return new ClassPath(places);
    }

    private static void addJars(Path folder, List<Path> places) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.{jar,JAR}")) {
                StreamSupport.stream(jars.spliterator(), false).sorted().forEach(places::add);
            }
        }
    }
}
