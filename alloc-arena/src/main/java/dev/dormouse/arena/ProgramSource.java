package dev.dormouse.arena;

import java.io.InputStream;
import java.nio.file.Path;

/** The resources of the running program: of the calling thread's context class loader, or else of the one of this class. */
final class ProgramSource extends ProfileSource {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader context = thread.getContextClassLoader();
    private final ClassLoader own = ProgramSource.class.getClassLoader();

    ProgramSource(String name, Path file) {
        super(name, file);
    }

    @Override
    protected InputStream resource(String path) {
        InputStream in = context == null ? null : context.getResourceAsStream(path);
        if (in != null) {
            return in;
        }
        return own == null ? ClassLoader.getSystemResourceAsStream(path) : own.getResourceAsStream(path);
    }

    @Override
    protected String missing(String path) {
        return "no resource " + path + " for the context class loader of thread " + thread.getName() + " (" + named(context) + ") nor for Profile's own (" + named(own) + "), class path "
                + System.getProperty("java.class.path") + ": put the profiles on the class path, or read a file with Profile.read";
    }

    private static String named(ClassLoader loader) {
        if (loader == null) {
            return "none";
        }
        return loader.getName() == null ? loader.getClass().getName() : loader.getName();
    }
}
