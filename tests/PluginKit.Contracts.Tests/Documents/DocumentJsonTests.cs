using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Documents;

namespace PluginKit.Contracts.Tests.Documents;

public sealed class DocumentJsonTests
{
    private static readonly DiscoveryDocument Document = new() { Format = DocumentFormats.Discovery, Summary = "Übersicht – 一覧 🎈 \"x\" <a> +1" };

    [Fact]
    public void Text_stays_readable_in_every_script()
    {
        var text = Text(Document);

        text.ShouldContain("Übersicht – 一覧 🎈 \\\"x\\\" <a> +1");
    }

    [Theory]
    [InlineData(0x00, "\\u0000")]
    [InlineData(0x1B, "\\u001b")]
    [InlineData(0x0A, "\\n")]
    [InlineData(0x9B, "\\u009b")]
    [InlineData(0x202E, "\\u202e")]
    [InlineData(0x2066, "\\u2066")]
    [InlineData(0x200B, "\\u200b")]
    [InlineData(0x2028, "\\u2028")]
    [InlineData(0xFEFF, "\\ufeff")]
    [InlineData(0xE000, "\\ue000")]
    [InlineData(0xE0001, "\\udb40\\udc01")]
    public void R49_invisible_characters_are_escaped_and_come_back(int character, string escape)
    {
        var summary = $"a{new Rune(character)}b";
        var bytes = DocumentJson.Write(Document with { Summary = summary });

        Encoding.UTF8.GetString(bytes).ShouldContain($"a{escape}b");
        DocumentReader.Read<DiscoveryDocument>(bytes).Document!.Summary.ShouldBe(summary);
    }

    [Fact]
    public void R49_invisible_characters_in_the_names_of_a_map_are_escaped_too()
    {
        var text = Text(Document with { AdditionalMembers = new Dictionary<string, JsonElement> { ["a\u202Eb"] = JsonSerializer.SerializeToElement(1, DocumentJson.Options.GetTypeInfo(typeof(int))) } });

        text.ShouldContain("\"a\\u202eb\"");
    }

    [Fact]
    public void Written_bytes_end_with_one_newline_and_have_no_carriage_return_and_no_mark()
    {
        var bytes = DocumentJson.Write(Document);

        bytes[^1].ShouldBe((byte)'\n');
        bytes[^2].ShouldBe((byte)'}');
        bytes[0].ShouldBe((byte)'{');
        bytes.ShouldNotContain((byte)'\r');
    }

    [Fact]
    public void A_stream_gets_the_same_bytes_in_pieces_and_stays_open()
    {
        var document = Document with { Warnings = [.. Enumerable.Range(0, 20_000).Select(static index => $"{index}: 一覧 🎈 \u202E")] };
        using var pieces = new CountedPieces();

        DocumentJson.Write(pieces, document);

        pieces.ToArray().ShouldBe(DocumentJson.Write(document));
        pieces.Longest.ShouldBeLessThan((int)pieces.Length / 4);
    }

    private sealed class CountedPieces : MemoryStream
    {
        public int Longest { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Longest = Math.Max(Longest, count);
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Longest = Math.Max(Longest, buffer.Length);
            base.Write(buffer);
        }
    }

    [Fact]
    public void The_envelope_comes_first_in_the_order_of_the_contract()
    {
        var names = JsonDocument.Parse(DocumentJson.Write(Document)).RootElement.EnumerateObject().Select(static member => member.Name).ToArray();

        names.ShouldBe(["format", "schema_version", "requested_targets", "ok", "warning_count", "warnings", "problems", "summary", "managed_overlap_count", "native_roots", "findings", "entries"]);
    }

    [Fact]
    public void The_options_cannot_be_changed() => DocumentJson.Options.IsReadOnly.ShouldBeTrue();

    [Fact]
    public void The_number_of_warnings_is_counted_and_not_believed()
    {
        var read = DocumentReader.Read<DiscoveryDocument>("""{"format":"plugin-kit-ai/integrations-discovery","schema_version":1,"warning_count":9,"warnings":["one"],"summary":"","entries":[]}"""u8.ToArray());

        read.Document!.WarningCount.ShouldBe(1);
        read.Document.AdditionalMembers.ShouldBeNull();
    }

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_the_replacement_character()
    {
        var bytes = DocumentJson.Write(Document with { Summary = "a\uD800b" });

        DocumentReader.Read<DiscoveryDocument>(bytes).Document!.Summary.ShouldBe("a\uFFFDb");
    }

    private static string Text(DiscoveryDocument document) => Encoding.UTF8.GetString(DocumentJson.Write(document));
}
