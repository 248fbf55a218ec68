package dev.dormouse.cli;

import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.Weaving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder or jar, and the class files in it. */
abstract class Artifact {

    /** Where classes lie other than at the root: in web archives and executable jars, and again for later versions of Java. */
    private static final Pattern ROOT = Pattern.compile("(BOOT-INF/classes/|WEB-INF/classes/|META-INF/versions/\\d+/)?(.*)\\.class");

    /** As it was named. */
    final Path path;
    private final Map<String, byte[]> classes = new TreeMap<>();
    private final Map<String, byte[]> versions = new TreeMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, String> placesWithoutCase = new HashMap<>();
    /** A class file that does not lie where its class would be looked for; {@code null} if there is none. */
    private String misplaced;

    Artifact(Path path) {
        this.path = path;
    }

    /** Reads a folder or jar. */
    static Artifact read(Path path) throws Unusable {
        try {
            if (!Files.exists(path)) {
                throw Unusable.input(path + " does not exist", "name a folder of class files, or a jar");
            }
            Artifact artifact = Files.isDirectory(path) ? new Folder(path) : new Jar(path);
            if (artifact.misplaced != null && artifact.places.isEmpty() && artifact.versions.isEmpty()) {
                throw Unusable.input("no class in " + path + " lies where it would be looked for, not even " + artifact.misplaced, "name the folder that the packages are in");
            }
            return artifact;
        } catch (IOException e) {
            throw Unusable.file(path, e);
        }
    }

    /** The class files, by the internal names of their classes. Those for certain versions of Java are not among them. */
    final Map<String, byte[]> classes() {
        return classes;
    }

    /** The class files of a multi-release jar that are for certain versions of Java, by where they lie. */
    final Map<String, byte[]> versions() {
        return versions;
    }

    /** Where the class file of a class lies; one of the weaver's making, beside that of the class that it belongs to. */
    final String placeOf(String internalName) {
        String place = places.get(internalName);
        if (place != null) {
            return place;
        }
        String host = places.get(Weaving.host(internalName));
        return host.substring(0, host.lastIndexOf('/') + 1) + internalName.substring(internalName.lastIndexOf('/') + 1) + ".class";
    }

    /** How many jars lie in it, which nobody has looked into. */
    abstract long nestedJars();

    /**
     * Writes all that is in it to {@code output}, which may be where it was read, with some class files replaced and some added.
     *
     * @param woven by internal name
     */
    abstract void write(Map<String, byte[]> woven, Path output) throws Unusable;

    /** Takes a class file in; one that does not lie where its class would be looked for is a file like others. */
    final void add(String place, byte[] classFile) throws Unusable {
        Matcher root = ROOT.matcher(place);
        if (!root.matches() || root.group(2).endsWith("-info")) {
            return;
        }
        boolean version = root.group(1) != null && root.group(1).startsWith("META-INF/");
        if (version) {
            versions.put(place, classFile);
            return;
        }
        String name;
        try {
            name = Weaver.read(classFile).name();
        } catch (IllegalArgumentException e) {
            throw Unusable.classFile(path + ", " + place + ",", e.getMessage());
        }
        if (!name.equals(root.group(2))) {
            misplaced = misplaced == null ? place : misplaced;
            return;
        }
        String before = places.putIfAbsent(name, place);
        if (before != null) {
            throw Unusable.input(path + " has class " + name.replace('/', '.') + " twice: " + before + " and " + place, "leave one of them out");
        }
        String alike = placesWithoutCase.putIfAbsent(place.toLowerCase(Locale.ROOT), place);
        if (alike != null) {
            throw Unusable.input(path + " has " + alike + " and " + place + ", which are one file where upper and lower case are not told apart", "give one of the classes another name");
        }
        classes.put(name, classFile);
    }

    static boolean isClassFile(String place) {
        return place.endsWith(".class");
    }

    static boolean isJar(String place) {
        return place.endsWith(".jar");
    }
}
