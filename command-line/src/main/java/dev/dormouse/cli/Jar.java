package dev.dormouse.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A jar. What is written has the entries in the same order, with the same times, comments and extra fields. Jars within are files like others. */
final class Jar extends Artifact {

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))", Pattern.CASE_INSENSITIVE);
    private static final Pattern OUTSIDE = Pattern.compile("/.*|[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?|.*[\\\\\\p{Cntrl}].*|", Pattern.DOTALL);

    private long nested;

    Jar(Path path) throws IOException, Unusable {
        super(path);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Limits limits = new Limits(path);
            limits.countEntries(zip.size());
            Set<String> names = new HashSet<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                limits.count(entry);
                if (OUTSIDE.matcher(name).matches()) {
                    throw Unusable.input(path + " has an entry " + quoted(name) + ", which is no name within a jar", "pack it again without it");
                }
                if (!names.add(name)) {
                    throw Unusable.input(path + " has two entries " + name, "pack it again with one of them");
                }
                nested += isJar(name) ? 1 : 0;
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (isClassFile(entry.getName())) {
                    add(entry.getName(), read(zip, entry, limits));
                }
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replaceAll("\\p{Cntrl}", "?") + '"';
    }

    private static byte[] read(ZipFile zip, ZipEntry entry, Limits limits) throws IOException, Unusable {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) entry.getSize() + 1);
            if (content.length != entry.getSize()) {
                throw limits.lied(entry);
            }
            return content;
        }
    }

    @Override
    long nestedJars() {
        return nested;
    }

    @Override
    void write(Map<String, byte[]> woven, Path output) throws Unusable {
        Map<String, byte[]> replaced = new HashMap<>();
        woven.forEach((name, classFile) -> replaced.put(placeOf(name), classFile));
        Path temporary = null;
        try {
            Path target = Files.exists(output) ? output.toRealPath() : output.toAbsolutePath();
            Files.createDirectories(target.getParent());
            temporary = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".dormouse");
            try (ZipFile zip = new ZipFile(path.toFile()); OutputStream file = Files.newOutputStream(temporary); ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(file))) {
                refuseSigned(zip, woven);
                out.setComment(zip.getComment());
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    copy(zip, entry, replaced.remove(entry.getName()), out);
                }
                for (String made : replaced.keySet().stream().sorted().toList()) {
                    add(made, replaced.get(made), out);
                }
            }
            likeness(path, temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Unusable.file(output, e);
        } finally {
            delete(temporary);
        }
    }

    private void refuseSigned(ZipFile zip, Map<String, byte[]> woven) throws Unusable {
        for (ZipEntry entry : woven.isEmpty() ? List.<ZipEntry>of() : Collections.list(zip.entries())) {
            if (SIGNATURE.matcher(entry.getName()).matches()) {
                throw Unusable.signed(path, entry.getName());
            }
        }
    }

    private void copy(ZipFile zip, ZipEntry entry, byte[] replacement, ZipOutputStream out) throws IOException, Unusable {
        ZipEntry copy = new ZipEntry(entry);
        if (replacement != null) {
            CRC32 crc = new CRC32();
            crc.update(replacement);
            copy.setCrc(crc.getValue());
            copy.setSize(replacement.length);
        }
        copy.setCompressedSize(copy.getMethod() == ZipEntry.STORED ? copy.getSize() : -1);
        out.putNextEntry(copy);
        if (replacement != null) {
            out.write(replacement);
        } else {
            try (InputStream in = zip.getInputStream(entry)) {
                if (in.transferTo(out) != entry.getSize()) {
                    throw new Limits(path).lied(entry);
                }
            }
        }
        out.closeEntry();
    }

    /** Adds a class of the weaver's making; always with the same time, so that the same input gives the same jar. */
    private static void add(String place, byte[] classFile, ZipOutputStream out) throws IOException {
        ZipEntry made = new ZipEntry(place);
        made.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        out.putNextEntry(made);
        out.write(classFile);
        out.closeEntry();
    }

    /** Whoever may read and run the one may read and run the other. */
    private static void likeness(Path from, Path to) throws IOException {
        if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private static void delete(Path temporary) throws Unusable {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw Unusable.file(temporary, e);
            }
        }
    }
}
