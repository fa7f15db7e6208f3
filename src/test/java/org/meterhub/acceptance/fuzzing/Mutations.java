package org.meterhub.acceptance.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils bytes, always in the same way for the same seed. What Jazzer does better and slower. */
final class Mutations {

    private static final int STEPS_MAX = 4;
    private static final int STRETCH_MAX = 64;

    /** What has broken readers before. */
    private static final List<byte[]> WORDS = List.of(
            bytes("<!DOCTYPE a [<!ENTITY b \"c\">]>"),
            bytes("&b;"),
            bytes("&#0;"),
            bytes("&#x10FFFF;"),
            bytes("<![CDATA["),
            bytes("]]>"),
            bytes("<!--"),
            bytes("<?x "),
            bytes("xmlns=\"\""),
            bytes("xsi:nil=\"true\""),
            bytes("-0001"),
            bytes("+999999999"),
            bytes("24:00:00"),
            bytes("99999999999999999999"),
            bytes("-"),
            bytes("."),
            bytes("\u0660"),
            bytes("\u0000"),
            bytes("\r\n"),
            bytes("\";\""),
            new byte[] {(byte) 0xff, (byte) 0xfe},
            new byte[] {(byte) 0xc0, (byte) 0x80});

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    byte[] of(byte[] original) {
        byte[] spoilt = original.clone();
        for (int step = random.nextInt(STEPS_MAX) + 1; step > 0; step--) {
            spoilt = once(spoilt);
        }
        return spoilt;
    }

    private byte[] once(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int stretch = Math.min(random.nextInt(STRETCH_MAX) + 1, input.length - at);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(input, at);
            case 1 -> spliced(input, at, at + stretch, new byte[0]);
            case 2 -> spliced(input, at, at, WORDS.get(random.nextInt(WORDS.size())));
            case 3 -> spliced(input, at, at + stretch, WORDS.get(random.nextInt(WORDS.size())));
            case 4 -> spliced(input, at, at, Arrays.copyOfRange(input, at, at + stretch));
            default -> spliced(input, at, input.length, new byte[0]);
        };
    }

    private byte[] flipped(byte[] input, int at) {
        if (at < input.length) {
            input[at] ^= (byte) (1 << random.nextInt(8));
        }
        return input;
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] inserted) {
        byte[] result = new byte[input.length - (to - from) + inserted.length];
        System.arraycopy(input, 0, result, 0, from);
        System.arraycopy(inserted, 0, result, from, inserted.length);
        System.arraycopy(input, to, result, from + inserted.length, input.length - to);
        return result;
    }
}
