using System.Globalization;
using System.Text;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Views;
using HostAnswers = PluginKit.ConsoleHost.Output.Answers;

namespace PluginKit.EndToEnd.Tests.Pages;

/// <summary>The largest documents leave the program piece by piece: nowhere is the whole text at hand.</summary>
public sealed class StreamedAnswerTests
{
    private const int Entries = 10_000;
    private const int LargestPiece = 64 * 1024;

    private static readonly CatalogDocument Catalog = new()
    {
        Format = DocumentFormats.Catalog,
        Source = new() { Kind = "local_checkout", Revision = "r" },
        Entries = [.. Enumerable.Range(0, Entries).Select(static number => new CatalogEntry
        {
            IntegrationId = string.Create(CultureInfo.InvariantCulture, $"plugin-{number:D5}"),
            DisplayName = "A plugin",
            Description = "What it does.",
            Version = "1.0.0",
            SourceRef = "/catalog",
            CatalogRevision = "r",
            GeneratedByPluginKitVersion = "1.0.0",
        })],
    };

    private static readonly ViewDocument View = new MixedView().Derive(new() { Catalog = Catalog });

    [Fact]
    public void Documents_are_written_to_a_stream_piece_by_piece()
    {
        var (catalog, view) = (new Pieces(), new Pieces());

        DocumentJson.Write(catalog, Catalog);
        DocumentJson.Write(view, View);

        catalog.Check(DocumentJson.Write(Catalog).Length);
        view.Check(DocumentJson.Write(View).Length);
    }

    [Fact]
    public void The_host_prints_a_catalog_a_page_and_a_line_of_a_watched_page_piece_by_piece()
    {
        foreach (var (print, length) in ((Action<HostAnswers>, int)[])
                 [
                     (static answers => answers.Catalog(Catalog), DocumentJson.Write(Catalog).Length),
                     (static answers => answers.View(View), DocumentJson.Write(View).Length),
                     (static answers => answers.Page().Show(View, ViewChanges.Between(ViewChanges.Nothing, View)), 5_000_000),
                 ])
        {
            var pieces = new Pieces();
            using (var output = new StreamWriter(pieces, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { AutoFlush = true })
            {
                print(new(OutputFormat.Json, new(output, TextWriter.Null, "/", IsInteractive: false)));
            }

            pieces.Largest.ShouldBeLessThanOrEqualTo(LargestPiece);
            pieces.Written.ShouldBeGreaterThanOrEqualTo(length);
        }
    }

    private sealed class Pieces : Stream
    {
        public int Largest { get; private set; }

        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Written;

        public override long Position
        {
            get => Written;
            set => throw new NotSupportedException();
        }

        public void Check(long length)
        {
            Written.ShouldBe(length);
            Largest.ShouldBeLessThanOrEqualTo(LargestPiece);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Largest = Math.Max(Largest, buffer.Length);
            Written += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
