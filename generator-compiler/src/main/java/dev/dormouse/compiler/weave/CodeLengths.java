package dev.dormouse.compiler.weave;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/** How many bytes the code of each method of a class file takes, by name and descriptor. Visitors are not told, so the file is walked: JVMS 4.5 to 4.7. */
final class CodeLengths {

    private final ClassReader file;
    private final char[] buffer;
    private int at;

    private CodeLengths(byte[] classFile) {
        file = new ClassReader(classFile);
        buffer = new char[file.getMaxStringLength()];
    }

    static Map<String, Integer> of(byte[] classFile) {
        return new CodeLengths(classFile).read();
    }

    /** Of all methods. */
    static int sum(byte[] classFile) {
        return of(classFile).values().stream().mapToInt(Integer::intValue).sum();
    }

    private Map<String, Integer> read() {
        Map<String, Integer> lengths = new HashMap<>();
        at = file.header + 6;
        for (int interfaces = next(); interfaces > 0; interfaces--) {
            next();
        }
        for (int fields = next(); fields > 0; fields--) {
            member();
        }
        for (int methods = next(); methods > 0; methods--) {
            String method = file.readUTF8(at + 2, buffer) + file.readUTF8(at + 4, buffer);
            lengths.put(method, member());
        }
        return lengths;
    }

    /** Steps over a field or method; the length of its code, 0 if it has none. */
    private int member() {
        int length = 0;
        at += 6;
        for (int attributes = next(); attributes > 0; attributes--) {
            if (file.readUTF8(at, buffer).equals("Code")) {
                length = file.readInt(at + 10);
            }
            at += 6 + file.readInt(at + 2);
        }
        return length;
    }

    private int next() {
        at += 2;
        return file.readUnsignedShort(at - 2);
    }
}
