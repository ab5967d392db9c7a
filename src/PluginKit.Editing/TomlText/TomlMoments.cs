using System.Globalization;
using System.Text;

namespace PluginKit.Editing.TomlText;

/// <summary>Reads dates and times (RFC 3339, as TOML takes it: TOML 1.0 wants seconds).</summary>
internal static class TomlMoments
{
    private const int DateLength = 10;
    private const int TimeLength = 8;
    private const int ShortTimeLength = 5;
    private const int TicksDigits = 7;

    public static bool LooksLikeDate(ReadOnlySpan<byte> token) => token.Length >= DateLength && AreDigits(token[..4]) && token[4] == '-';

    public static bool LooksLikeTime(ReadOnlySpan<byte> token) => token.Length >= 3 && AreDigits(token[..2]) && token[2] == ':';

    /// <summary>Reads a token that looks like a date or a time.</summary>
    /// <param name="token">The text.</param>
    /// <param name="isShort">Whether seconds may be left out.</param>
    /// <returns>The value, or null when it is none.</returns>
    public static TomlValue? Read(ReadOnlySpan<byte> token, bool isShort)
    {
        if (!LooksLikeDate(token))
        {
            return TryTime(token, isShort, out TimeOnly time, out int used) && used == token.Length
                ? TomlValue.Moment(TomlKind.LocalTime, time, Clock(token, used))
                : null;
        }

        if (!TryDate(token, out DateOnly date))
        {
            return null;
        }

        if (token.Length == DateLength)
        {
            return TomlValue.Moment(TomlKind.LocalDate, date, Ascii(token));
        }

        return token[DateLength] is (byte)'T' or (byte)'t' or (byte)' ' ? ReadDateTime(token, date, isShort) : null;
    }

    private static TomlValue? ReadDateTime(ReadOnlySpan<byte> token, DateOnly date, bool isShort)
    {
        ReadOnlySpan<byte> clock = token[(DateLength + 1)..];
        if (!TryTime(clock, isShort, out TimeOnly time, out int used))
        {
            return null;
        }

        DateTime local = date.ToDateTime(time);
        string text = Ascii(token[..DateLength]) + "T" + Clock(clock, used).ToUpperInvariant();
        if (used == clock.Length)
        {
            return TomlValue.Moment(TomlKind.LocalDateTime, local, text);
        }

        if (!TryOffset(clock[used..], out TimeSpan offset))
        {
            return null;
        }

        // The first and the last hours of the calendar cannot be held with every offset, and DateTimeOffset ends at 14 hours: there
        // the same moment is given in UTC, and the text keeps the offset.
        long utc = local.Ticks - offset.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return null;
        }

        DateTimeOffset moment = offset.Duration() > TimeSpan.FromHours(14) ? new(utc, TimeSpan.Zero) : new(local, offset);
        return TomlValue.Moment(TomlKind.OffsetDateTime, moment, text);
    }

    private static bool TryDate(ReadOnlySpan<byte> token, out DateOnly date)
    {
        date = default;
        if (token[7] != '-' || !AreDigits(token[5..7]) || !AreDigits(token[8..10]))
        {
            return false;
        }

        return DateOnly.TryParseExact(Ascii(token[..DateLength]), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    private static bool TryTime(ReadOnlySpan<byte> token, bool isShort, out TimeOnly time, out int used)
    {
        if (isShort && token.Length >= ShortTimeLength && (token.Length == ShortTimeLength || token[ShortTimeLength] != ':'))
        {
            used = ShortTimeLength;
            return TimeOnly.TryParseExact(Ascii(token[..used]), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
        }

        time = default;
        used = TimeLength;
        if (token.Length < TimeLength || token[2] != ':' || token[5] != ':'
            || !TryTwoDigits(token, 24, out int hour) || !TryTwoDigits(token[3..], 60, out int minute) || !TryTwoDigits(token[6..], 60, out int second))
        {
            return false;
        }

        long ticks = 0;
        if (token.Length > TimeLength && token[TimeLength] == '.')
        {
            int digits = 0;
            while (TimeLength + 1 + digits < token.Length && char.IsAsciiDigit((char)token[TimeLength + 1 + digits]))
            {
                ticks = digits < TicksDigits ? (ticks * 10) + token[TimeLength + 1 + digits] - '0' : ticks;
                digits++;
            }

            for (int i = digits; i < TicksDigits; i++)
            {
                ticks *= 10;
            }

            used += 1 + digits;
            if (digits == 0)
            {
                return false;
            }
        }

        time = new TimeOnly(hour, minute, second).Add(TimeSpan.FromTicks(ticks));
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> token, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (token.Length == 1)
        {
            return token[0] is (byte)'Z' or (byte)'z';
        }

        if (token.Length != 6 || token[0] is not ((byte)'+' or (byte)'-') || token[3] != ':'
            || !TryTwoDigits(token[1..], 24, out int hours) || !TryTwoDigits(token[4..], 60, out int minutes))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (token[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryTwoDigits(ReadOnlySpan<byte> token, int limit, out int value)
    {
        value = AreDigits(token[..2]) ? ((token[0] - '0') * 10) + token[1] - '0' : limit;
        return value < limit;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>A time of day and what follows it, with seconds.</summary>
    private static string Clock(ReadOnlySpan<byte> text, int used) =>
        used == ShortTimeLength ? $"{Ascii(text[..used])}:00{Ascii(text[used..])}" : Ascii(text);

    private static string Ascii(ReadOnlySpan<byte> text) => Encoding.ASCII.GetString(text);
}
