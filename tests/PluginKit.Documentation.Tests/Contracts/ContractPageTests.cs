using PluginKit.Contracts.Documents;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>A page for every kind of document, made from the contract's own words and from documents that the libraries make here.</summary>
public sealed class ContractPageTests
{
    private static readonly Lazy<Task<IReadOnlyList<ContractExample>>> Examples = new(ContractExamples.MakeAsync);

    public static TheoryData<string> Formats => [.. DocumentFormats.All];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_page_of_a_kind_of_document_is_made_from_the_contract(string format) =>
        Approved.Compare(ContractPage.PathOf(format), ContractPage.Text(format, await Examples.Value), "PLUGINKIT_ACCEPT_DOCS");

    [Fact]
    public async Task The_examples_are_the_same_every_time() => (await ContractExamples.MakeAsync()).ShouldBe(await Examples.Value);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_kind_of_document_has_an_example(string format) => (await Examples.Value).ShouldContain(example => example.Format == format);

    [Fact]
    public void There_is_no_page_without_a_kind_of_document() =>
        Directory.EnumerateFiles(Checkout.In("docs", "contracts")).Select(static file => $"docs/contracts/{Path.GetFileName(file)}").ShouldBe(DocumentFormats.All.Select(ContractPage.PathOf), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_page_is_in_the_overview(string format)
    {
        var page = Path.GetFileName(ContractPage.PathOf(format));

        File.ReadAllText(Checkout.In("docs", "contracts.md")).ShouldContain($"(contracts/{page})");
    }
}
