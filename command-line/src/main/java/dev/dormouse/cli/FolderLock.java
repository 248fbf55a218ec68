package dev.dormouse.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Keeps a folder for one weaving of its user at a time: another one would take what this one does for the remains of one that was killed, and undo it. The system releases the lock of a process that ends. Its
 * file is empty, lies where temporary files do and stays there: one that is deleted could be locked by two, the old one and the new.
 */
final class FolderLock implements Closeable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of a folder. */
    static FolderLock of(Path folder) throws IOException, Unusable {
        UUID name = UUID.nameUUIDFromBytes((System.getProperty("user.name") + ":" + folder.toRealPath()).getBytes(StandardCharsets.UTF_8));
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "dormouse-weaving-" + name + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw Unusable.input(folder + " is being woven by another process", "run one after the other");
        }
        return new FolderLock(channel);
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
