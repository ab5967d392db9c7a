using System.Text.Json;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Files;

/// <summary>A JSON file of the package that was read, with its bytes, so that a problem can name the place of a member.</summary>
/// <param name="Path">Path in the package.</param>
/// <param name="Root">The value.</param>
/// <param name="Bytes">The bytes.</param>
internal sealed record JsonFile(string Path, JsonElement Root, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A problem at the name of a member, or at the beginning of the file where there is no such member.</summary>
    /// <param name="code">The problem code.</param>
    /// <param name="member">The member; a dot descends.</param>
    /// <param name="message">The sentence, without path and full stop.</param>
    public Problem At(string code, string member, string message)
    {
        var position = Position(Bytes.Span, member.Split('.'));
        return Problem.At(code, $"{Path}: {message}.", Path, position.Line, position.Column);
    }

    private static TextPosition Position(ReadOnlySpan<byte> json, ReadOnlySpan<string> path)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return TextPosition.Start;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (!reader.ValueTextEquals(path[0]))
            {
                reader.Skip();
                continue;
            }

            path = path[1..];
            if (path.IsEmpty)
            {
                return TextPosition.OfOffset(json, start);
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                break;
            }
        }

        return TextPosition.Start;
    }
}
