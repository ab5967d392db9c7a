using PluginKit.Contracts.Documents;

namespace PluginKit.Contracts.Tests.Documents;

public sealed class DocumentFormatsTests
{
    [Fact]
    public void Every_document_type_has_an_identifier_of_its_own()
    {
        var types = typeof(IntegrationDocument).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(IntegrationDocument))).ToArray();

        types.Select(DocumentFormats.Of).Distinct().Count().ShouldBe(types.Length);
        types.ShouldAllBe(static type => DocumentFormats.Of(type).StartsWith("plugin-kit-ai/", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_identifier_leads_to_its_type_and_back()
    {
        var types = typeof(IntegrationDocument).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(IntegrationDocument)));

        DocumentFormats.All.Select(DocumentFormats.TypeOf).ShouldBe(types, ignoreOrder: true);
        DocumentFormats.All.ShouldAllBe(static format => DocumentFormats.Of(DocumentFormats.TypeOf(format)!) == format);
        DocumentFormats.TypeOf("plugin-kit-ai/integrations-of-tomorrow").ShouldBeNull();
    }

    [Fact]
    public void A_type_that_is_no_document_is_misuse() =>
        Should.Throw<ArgumentException>(static () => DocumentFormats.Of(typeof(string)));

    [Fact]
    public void A_client_owned_file_is_a_config_file_for_applications()
    {
        NativeObjectKinds.ForApplications(NativeObjectKinds.SettingsFile).ShouldBe("config_file");
        NativeObjectKinds.ForApplications(NativeObjectKinds.PluginRoot).ShouldBe("plugin_root");
        NativeObjectKinds.ForApplications("of_a_third_party").ShouldBe("of_a_third_party");
    }
}
