using System.Globalization;
using System.Numerics;
using System.Text;

namespace PluginKit.Editing.TomlText;

/// <summary>Reads integers and floats.</summary>
internal static class TomlNumbers
{
    /// <summary>Reads a token as a number.</summary>
    /// <returns>The value; null with a message when it is none.</returns>
    public static TomlValue? Read(ReadOnlySpan<byte> token, out string message)
    {
        message = "A value is expected here.";
        ReadOnlySpan<byte> unsigned = token.Length > 0 && token[0] is (byte)'+' or (byte)'-' ? token[1..] : token;
        if (unsigned.SequenceEqual("inf"u8))
        {
            return TomlValue.Float(token[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
        }

        if (unsigned.SequenceEqual("nan"u8))
        {
            return TomlValue.Float(double.NaN);
        }

        if (unsigned.IsEmpty || !char.IsAsciiDigit((char)unsigned[0]))
        {
            return null;
        }

        message = "The number is not written as TOML wants it.";
        if (token.Length > 2 && token[0] == '0' && token[1] is (byte)'x' or (byte)'o' or (byte)'b')
        {
            return ReadRadix(token, ref message);
        }

        return unsigned.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0 ? ReadFloat(token, unsigned) : ReadDecimal(token, unsigned, ref message);
    }

    private static TomlValue? ReadDecimal(ReadOnlySpan<byte> token, ReadOnlySpan<byte> digits, ref string message)
    {
        if (!AreDigits(digits, 10) || (digits.Length > 1 && digits[0] == '0'))
        {
            return null;
        }

        message = "The integer does not fit 64 bits.";
        return TryParse(token, out long value) ? TomlValue.Integer(value) : null;
    }

    private static bool TryParse(ReadOnlySpan<byte> token, out long value) => token.Contains((byte)'_')
        ? long.TryParse(Plain(token), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        : long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static TomlValue? ReadRadix(ReadOnlySpan<byte> token, ref string message)
    {
        int radix = token[1] switch { (byte)'x' => 16, (byte)'o' => 8, _ => 2 };
        ReadOnlySpan<byte> digits = token[2..];
        if (!AreDigits(digits, radix))
        {
            return null;
        }

        message = "The integer does not fit 64 bits.";
        long value = 0;
        int shift = BitOperations.Log2((uint)radix);
        foreach (byte b in digits)
        {
            if (b == '_')
            {
                continue;
            }

            if (value > long.MaxValue >> shift)
            {
                return null;
            }

            value = (value << shift) | (long)(uint)Convert.ToInt32(((char)b).ToString(), 16);
        }

        return TomlValue.Integer(value);
    }

    private static TomlValue? ReadFloat(ReadOnlySpan<byte> token, ReadOnlySpan<byte> unsigned)
    {
        int exponentAt = unsigned.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> mantissa = exponentAt < 0 ? unsigned : unsigned[..exponentAt];
        int dot = mantissa.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = dot < 0 ? mantissa : mantissa[..dot];
        bool valid = AreDigits(whole, 10) && (whole.Length == 1 || whole[0] != '0') && (dot < 0 || AreDigits(mantissa[(dot + 1)..], 10));
        if (valid && exponentAt >= 0)
        {
            ReadOnlySpan<byte> exponent = unsigned[(exponentAt + 1)..];
            bool signed = exponent.Length > 0 && exponent[0] is (byte)'+' or (byte)'-';
            valid = AreDigits(signed ? exponent[1..] : exponent, 10);
        }

        return valid ? TomlValue.Float(double.Parse(Plain(token), NumberStyles.Float, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>Whether all are digits of the radix, with single underscores only between digits.</summary>
    private static bool AreDigits(ReadOnlySpan<byte> digits, int radix)
    {
        if (digits.IsEmpty || digits[0] == '_' || digits[^1] == '_')
        {
            return false;
        }

        for (int i = 0; i < digits.Length; i++)
        {
            char c = (char)digits[i];
            bool fits = radix == 16 ? char.IsAsciiHexDigit(c) : c >= '0' && c < '0' + radix;
            if (!fits && (c != '_' || digits[i - 1] == '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Plain(ReadOnlySpan<byte> token) => Encoding.ASCII.GetString(token).Replace("_", string.Empty, StringComparison.Ordinal);
}
