using PluginKit.Contracts.Answers;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Tests.Corpus;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Documents;

/// <summary>Damaged documents are results, never exceptions. The seed is fixed, so a failure comes again.</summary>
public sealed class DocumentReaderFuzzTests
{
    private const int Seed = 20260504;
    private static readonly byte[] Interesting = [0x00, 0x1B, (byte)'"', (byte)'\\', (byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)':', (byte)',', 0x80, 0xC3, 0xED, 0xFF];

    public static TheoryData<string> Names => [.. Fixture.Written, .. Fixture.Drafts, .. DocumentFormats.All.Select(static format => CorpusFolder.Name(format, CorpusRoles.Full).Replace(".json", string.Empty, StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cut_document_is_corrupt_and_never_throws(string name)
    {
        var bytes = Fixture.Bytes(name);
        var random = new Random(Seed);
        for (var round = 0; round < 200; round++)
        {
            // Before the closing brace: what follows it is only the final newline.
            Check(bytes.AsMemory(0, random.Next(bytes.Length - 2)), mustFail: true);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mutated_document_never_throws(string name)
    {
        var random = new Random(Seed);
        for (var round = 0; round < 400; round++)
        {
            var bytes = Fixture.Bytes(name);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                Mutate(ref bytes, random);
            }

            Check(bytes, mustFail: false);
        }
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udfff\\ud800")]
    [InlineData("\\u0000")]
    [InlineData("\\u202e")]
    public void Escapes_that_are_no_text_never_throw_wherever_they_stand(string escape)
    {
        foreach (var name in Fixture.Written)
        {
            var text = System.Text.Encoding.UTF8.GetString(Fixture.Bytes(name));
            for (var quote = text.IndexOf('"', StringComparison.Ordinal); quote >= 0; quote = text.IndexOf('"', quote + 1))
            {
                Check(System.Text.Encoding.UTF8.GetBytes(text.Insert(quote + 1, escape)), mustFail: false);
            }
        }
    }

    private static void Mutate(ref byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes[at] = Interesting[random.Next(Interesting.Length)];
                break;
            case 2:
                bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..], (byte)'\n'];
                break;
            default:
                bytes = [.. bytes[..at], .. bytes[Math.Max(0, at - random.Next(1, 40))..]];
                break;
        }
    }

    private static void Check(ReadOnlyMemory<byte> bytes, bool mustFail)
    {
        var read = DocumentReader.Read<IntegrationDocument>(bytes);
        read.HasDocument.ShouldBe(read.Outcome == ReadOutcome.Ok);
        (read.Problem is null).ShouldBe(read.Fidelity == DocumentFidelity.Full);
        if (mustFail)
        {
            read.Outcome.ShouldBe(ReadOutcome.Corrupt);
        }

        if (read.HasDocument)
        {
            DocumentReader.Read<IntegrationDocument>(DocumentJson.Write(read.Document)).HasDocument.ShouldBeTrue();
        }

        // Whatever can be read can be shown, and more can be shown than can be used.
        (DisplayReader.Read<IntegrationDocument>(bytes).HasDocument || !read.HasDocument).ShouldBeTrue();
        var answer = ProcessAnswerReader.Read<IntegrationDocument>(new() { Program = "backend", StandardOutput = bytes, ExitCode = 0 });
        answer.HasDocument.ShouldBe(read.HasDocument);
    }
}
