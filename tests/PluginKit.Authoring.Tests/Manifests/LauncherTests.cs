using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Manifests;

public abstract class LauncherTests(DiskKind disk)
{
    [Theory]
    [InlineData("go")]
    [InlineData("python")]
    [InlineData("node")]
    [InlineData("shell")]
    public void A_launcher_is_read(string runtime)
    {
        using var package = TestPackage.For("claude", disk).With("plugin/launcher.yaml", $"runtime: {runtime}\nentrypoint: ./bin/demo\n");

        package.Package().Launcher.ShouldBe(new(runtime, "./bin/demo"));
    }

    [Theory]
    [InlineData("entrypoint: ./bin/demo", "runtime is required", 1, 1)]
    [InlineData("runtime: node", "entrypoint is required", 1, 1)]
    [InlineData("runtime: ruby\nentrypoint: ./bin/demo", "runtime has to be one of go, python, node, shell", 1, 10)]
    [InlineData("runtime: node\nentrypoint: ../demo", "does not leave it", 2, 13)]
    [InlineData("runtime: node\nentrypoint: /bin/sh", "does not leave it", 2, 13)]
    [InlineData("runtime: node\nentrypoint: 'C:\\demo'", "does not leave it", 2, 13)]
    [InlineData("runtime: node\nentrypoint: ./bin/demo\nargs: [x]", "the field args is not known", 3, 1)]
    [InlineData("[]", "has to be a mapping", 1, 1)]
    public void A_launcher_is_strict(string yaml, string message, int line, int column)
    {
        using var package = TestPackage.For("claude", disk).With("plugin/launcher.yaml", yaml);

        var error = package.OnlyError();

        error.Message.ShouldContain(message);
        error.Brief().ShouldBe($"launcher_invalid plugin/launcher.yaml {line}:{column}");
    }

    [Fact]
    public void A_launcher_that_no_target_uses_is_not_read()
    {
        using var package = TestPackage.For("codex-package", disk).With("plugin/launcher.yaml", "nonsense: [");

        var read = package.Package();

        read.Launcher.ShouldBeNull();
        read.Warnings.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.OverlayIgnored);
    }
}

public sealed class LauncherTestsOnVirtualDisk() : LauncherTests(DiskKind.Virtual);

public sealed class LauncherTestsOnRealDisk() : LauncherTests(DiskKind.Real);
