package dev.dormouse.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads the corpus as javac wrote it, before weaving: from the folder named by the property {@code dormouse.originals}
 * ({@code target/originals} if there is none), else from the resources under {@code originals/}. Classes that were not woven come from the
 * class path but are defined here all the same, so that the two sides share no corpus class. Where the corpus names {@link dev.dormouse.Async} and
 * {@link dev.dormouse.Scratch}, whose methods work in woven code only, it gets {@link UnwovenAsync} and {@link UnwovenScratch}.
 */
final class OriginalsLoader extends ClassLoader {

    private static final String CORPUS = "dev.dormouse.conformance.corpus.";

    private final Path folder;

    OriginalsLoader() {
        this(Path.of(System.getProperty("dormouse.originals", "target/originals")));
    }

    /** @param folder where the originals are looked for first */
    OriginalsLoader(Path folder) {
        super(OriginalsLoader.class.getClassLoader());
        this.folder = folder;
        setDefaultAssertionStatus(OriginalsLoader.class.desiredAssertionStatus());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(CORPUS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try {
            byte[] bytes = Renaming.of(read(file));
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] read(String file) throws IOException {
        Path original = folder.resolve(file);
        if (Files.exists(original)) {
            return Files.readAllBytes(original);
        }
        InputStream packed = getParent().getResourceAsStream("originals/" + file);
        try (InputStream in = packed != null ? packed : getParent().getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("neither " + original + " nor a resource originals/" + file + " is there");
            }
            return in.readAllBytes();
        }
    }
}
