package dev.dormouse.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a folder for one weaving at a time: another one would take what this one does for the remains of one that was killed, and undo it. The system releases the lock of a process that ends; its file goes
 * with the next one's.
 */
final class FolderLock implements Closeable {

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock of a folder. */
    static FolderLock of(Path folder) throws IOException, Unusable {
        Path file = folder.resolve(".dormouse-weaving.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(file, channel)) {
            channel.close();
            throw Unusable.input(folder + " is being woven by another process", "run one after the other");
        }
        return new FolderLock(file, channel);
    }

    /**
     * Locks a file. What was opened may have been deleted before it is locked; so it is made as long as this process's id, and the one that is there now must be. Reading that would release the lock, as
     * POSIX has it: any descriptor of the file that a process closes does.
     */
    private static boolean isLocked(Path file, FileChannel channel) throws IOException {
        long id = ProcessHandle.current().pid();
        try {
            if (channel.tryLock() == null) {
                return false;
            }
            channel.truncate(0).write(ByteBuffer.allocate(1), id - 1);
            return Files.size(file) == id;
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.delete(file);
        }
    }
}
