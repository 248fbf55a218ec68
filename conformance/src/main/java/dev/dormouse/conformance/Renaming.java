package dev.dormouse.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;

/** Has a class file refer to the un-woven {@link UnwovenAsync} and {@link UnwovenScratch} by its constant pool: Java Virtual Machine Specification, 4.4. */
final class Renaming {

    private static final Pattern WOVEN = Pattern.compile("dev/dormouse/(Async|Scratch)(?=;|$)");
    private static final String UNWOVEN = "dev/dormouse/conformance/Unwoven$1";

    private Renaming() {}

    static byte[] of(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + 256);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(in.readLong());
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case 1 -> out.writeUTF(WOVEN.matcher(in.readUTF()).replaceAll(UNWOVEN));
                case 3, 4, 9, 10, 11, 12, 17, 18 -> out.writeInt(in.readInt());
                case 5, 6 -> {
                    out.writeLong(in.readLong());
                    i++; // they take two entries
                }
                case 7, 8, 16, 19, 20 -> out.writeShort(in.readUnsignedShort());
                case 15 -> out.write(in.readNBytes(3));
                default -> throw new IOException("constant pool tag " + tag);
            }
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }
}
