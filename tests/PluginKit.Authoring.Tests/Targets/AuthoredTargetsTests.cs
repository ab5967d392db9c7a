using PluginKit.Authoring.Targets;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Targets;

public abstract class AuthoredTargetsTests(DiskKind disk)
{
    [Theory]
    [InlineData("claude", "claude", "claude-marketplace-plugin")]
    [InlineData("codex-package", "codex", "codex-marketplace-plugin")]
    [InlineData("cursor", "cursor", "cursor-mcp")]
    [InlineData("gemini", "gemini", "gemini-extension")]
    [InlineData("opencode", "opencode", "opencode-plugin")]
    [InlineData("codex-runtime", null, null)]
    [InlineData("cursor-workspace", null, null)]
    public void Authored_ids_map_to_lifecycle_ids_and_deliveries(string id, string? lifecycleId, string? deliveryKind)
    {
        using var package = new TestPackage(disk);

        AuthoredTargets.LifecycleTargetId(id).ShouldBe(lifecycleId);
        AuthoredTargets.Find(id)!.DeliveryOf(package.Tree())?.Kind.ShouldBe(deliveryKind);
        (AuthoredTargets.Find(id)!.DeliveryOf(package.Tree()) is null).ShouldBe(deliveryKind is null);
    }

    [Fact]
    public void Cursor_takes_a_package_with_its_own_manifest_as_a_plugin()
    {
        using var package = new TestPackage(disk).With(".cursor-plugin/plugin.json", "{}");

        var delivery = AuthoredTargets.Find("cursor")!.DeliveryOf(package.Tree());

        delivery!.Kind.ShouldBe("cursor-plugin");
        delivery.CapabilitySurface.ShouldContain("rules");
    }

    [Theory]
    [InlineData("codex")]
    [InlineData("Claude")]
    [InlineData("")]
    public void Anything_else_is_unknown(string id)
    {
        AuthoredTargets.Find(id).ShouldBeNull();
        AuthoredTargets.LifecycleTargetId(id).ShouldBeNull();
    }

    [Fact]
    public void The_list_is_ordered_and_closed() => AuthoredTargets.All.Select(static target => target.Id).ShouldBe(
        ["claude", "codex-package", "codex-runtime", "cursor", "cursor-workspace", "gemini", "opencode"]);
}

public sealed class AuthoredTargetsTestsOnVirtualDisk() : AuthoredTargetsTests(DiskKind.Virtual);

public sealed class AuthoredTargetsTestsOnRealDisk() : AuthoredTargetsTests(DiskKind.Real);
