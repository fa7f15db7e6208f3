package org.meterhub.settlement.run.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Numbers as bytes: base-128 with the low bits first; those that can be below zero as zigzag. */
final class PackedNumbers {

    private PackedNumbers() {}

    static void write(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    static long read(ByteBuffer bytes) {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            number |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    static void writeSigned(ByteArrayOutputStream bytes, long number) {
        write(bytes, number << 1 ^ number >> 63);
    }

    static long readSigned(ByteBuffer bytes) {
        long zigzag = read(bytes);
        return zigzag >>> 1 ^ -(zigzag & 1);
    }
}
